// Enhancement only: every page reads, prints and works without this file.
document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) return window.print();
  const copy = event.target.closest("[data-salin]");
  if (!copy) return;
  try { await navigator.clipboard.writeText(copy.dataset.salin); } catch { return; }
  const told = document.getElementById("kabar");
  if (told) told.textContent = copy.dataset.tersalin || "Kode tersalin.";
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));
// After a swap the keyboard and the screen reader stand at the heading of what is new.
document.addEventListener("htmx:afterSwap", (event) => {
  const heading = event.target.querySelector("[data-focus]");
  if (heading) { heading.tabIndex = -1; heading.focus(); }
});
