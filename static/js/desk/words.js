// The desk's words. The catalogue comes by a request of its own: where that fails, as when the session
// ended this moment, the scripts go on in English and keep what is typed.

export const gettext = window.gettext ?? ((text) => text);
