/* Reactions without leaving the page. Whatever goes wrong, the form is sent as if there were no script. */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("[data-reactions]") || !button) return;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const body = new FormData(form);
  body.append(button.name, button.value);
  try {
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
    if (response.type === "opaqueredirect") return location.reload(); // refused, or signed out meanwhile
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("form");
    form.replaceWith(fresh);
    fresh.querySelector(`button[value="${button.value}"]`).focus();
    document.querySelector("[data-reactions-said]").textContent = fresh.dataset.said;
  } catch {
    const sent = document.createElement("input");
    Object.assign(sent, { type: "hidden", name: button.name, value: button.value });
    form.append(sent);
    form.submit();
  }
});
