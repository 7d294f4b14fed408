// A click on the picture sets its focal point; the numbers stay typeable.

for (const frame of document.querySelectorAll("[data-focal]")) {
  const [x, y] = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
  const point = frame.querySelector(".focal-point");
  if (!x || !y) break; // somebody who may look and not change

  const show = () => {
    point.style.left = `${x.value}%`;
    point.style.top = `${y.value}%`;
  };
  frame.addEventListener("click", (event) => {
    const { left, top, width, height } = frame.querySelector("img").getBoundingClientRect();
    x.value = Math.round(((event.clientX - left) / width) * 100);
    y.value = Math.round(((event.clientY - top) / height) * 100);
    show();
  });
  for (const field of [x, y]) field.addEventListener("input", show);
  show();
}
