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
// A large file goes in parts, and goes on from the last part that arrived; without this file it goes in one piece.
const AT_ONCE = 2 * 1024 * 1024;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
document.addEventListener("submit", async (event) => {
  const form = event.target, file = form.querySelector?.("input[type=file]")?.files[0];
  if (!form.dataset.kiriman || !file || file.size <= AT_ONCE) return;
  event.preventDefault();
  const line = form.querySelector(".kiriman"), bar = line.querySelector("progress"), said = line.querySelector("span");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const post = async (address, body) => {
    const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token }, body });
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    return answer;
  };
  const took = (answer) => answer.ok && !answer.redirected; // somebody logged out is led to the log-in page
  const busy = (now) => form.querySelectorAll("button").forEach((one) => (one.disabled = now));
  const refused = (told) => { said.textContent = told || form.dataset.ditolak; busy(false); };
  line.hidden = false;
  busy(true);
  const asked = new URLSearchParams({ name: file.name, size: file.size, purpose: form.dataset.tujuan });
  asked.set("month", form.dataset.bulan || form.querySelector("[name=month]")?.value || "");
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
    try {
      const begun = await post(form.dataset.kiriman, asked), told = begun.redirected ? {} : await begun.json();
      if (!took(begun)) return refused(told.told);
      const kept = new Set(told.kept), parts = Math.ceil(file.size / told.part);
      for (let place = 0; place < parts; place += 1) {
        const part = file.slice(place * told.part, (place + 1) * told.part);
        if (!kept.has(place) && !took(await post(`${told.address}bagian/${place}/`, part))) return refused();
        bar.value = (100 * (place + 1)) / parts;
        said.textContent = `${place + 1} / ${parts}`;
      }
      location.assign(told.address);
      return;
    } catch { said.textContent = form.dataset.putus; await pause(wait); }
  }
});
