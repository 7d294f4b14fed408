from django.forms.widgets import Script


def module(name: str) -> Script:
    """Name one of the desk's scripts for a form's `Media`."""
    return Script(f"js/desk/{name}.js", type="module")
