// What every page does: the cart badge, the toast, wishes; and the parts that only some pages have.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

async function ask(method, path, body) {
  const response = await fetch(`/api${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  return { ok: response.ok, ...(Array.isArray(answer) ? { list: answer } : answer) };
}

const element = (tag, text, className = "") => Object.assign(document.createElement(tag), { textContent: text, className });

let toastTimer = 0;
function toast(text) {
  const box = find("#toast");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.classList.remove("shown");
    box.textContent = "";
  }, 6000);
}

const showCount = (cart) => (find("[data-testid=cart-count]").textContent = cart.count);

async function addToCart(product, quantity) {
  const cart = await ask("POST", "/cart", { product, quantity });
  if (cart.ok) showCount(cart);
  toast(cart.ok ? `${cart.added} was added to your cart` : cart.error);
}

async function toggleWish(button) {
  const wish = await ask("POST", `/wishes/${button.dataset.wish}`);
  findAll(`[data-wish="${button.dataset.wish}"]`).forEach((heart) => heart.setAttribute("aria-pressed", wish.wished));
  toast(wish.wished ? `${wish.name} is on your wish list` : `${wish.name} is off your wish list`);
}

// Cards come and go with filters, so their clicks are listened for above them.
document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add]");
  if (add) addToCart(add.dataset.add, 1);
  const wish = event.target.closest("[data-wish]");
  if (wish) toggleWish(wish);
});

// Opens a <dialog> and gives the value of the button that closed it; Escape gives "".
function confirmIn(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

function showProblems(form, problems) {
  findAll(".error[id]", form).forEach((line) => {
    const name = line.id.replace(/-error$/, "");
    line.textContent = problems[name] ?? "";
    findAll(`[name="${name}"]`, form).forEach((input) => input.setAttribute("aria-invalid", name in problems));
  });
}

const parts = {
  "#filters": (form) =>
    form.addEventListener("change", async () => {
      const query = new URLSearchParams(new FormData(form));
      const response = await fetch(`/?${query}`, { headers: { "X-Part": "results" } });
      find("#results").innerHTML = await response.text();
      history.replaceState(null, "", `/?${query}`);
    }),

  "#buy": (form) => {
    const input = form.elements.quantity;
    findAll("[data-step]", form).forEach((button) =>
      button.addEventListener("click", () => (button.dataset.step > 0 ? input.stepUp() : input.stepDown())),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      addToCart(form.dataset.product, input.value);
    });
  },

  "#reviews": async (box) => {
    const { list } = await ask("GET", `/products/${box.dataset.product}/reviews`);
    box.replaceChildren(
      ...list.map((review) => {
        const article = element("article", "");
        const stars = element("span", "★".repeat(review.stars) + "☆".repeat(5 - review.stars), "stars");
        stars.setAttribute("role", "img");
        stars.setAttribute("aria-label", `${review.stars} out of 5 stars`);
        article.append(stars, element("h3", review.title), element("p", review.text), element("p", review.author, "muted"));
        return article;
      }),
    );
    if (!list.length) box.append(element("p", "No reviews yet. Be the first to write one.", "muted"));
    box.setAttribute("aria-busy", "false");
  },

  "#full-cart": (cartBox) => {
    const showTotals = (cart) => {
      showCount(cart);
      for (const name of ["subtotal", "discount", "delivery", "total"]) find(`#${name}`).textContent = cart[name];
      find("#discount-line").hidden = !cart.discount;
      cart.lines.forEach((line) => (find(`[data-line="${line.product}"] .line-total`).textContent = line.total));
      cartBox.hidden = cart.count === 0;
      find("#empty-cart").hidden = cart.count > 0;
    };
    findAll("[data-line]", cartBox).forEach((row) => {
      const input = find("input", row);
      let last = input.value;
      input.addEventListener("change", async () => {
        if (input.value === "") return; // emptied to be written anew
        const cart = await ask("PATCH", `/cart/${row.dataset.line}`, { quantity: input.value });
        if (!cart.ok) {
          input.value = last;
          return toast(cart.error);
        }
        last = input.value;
        showTotals(cart);
      });
      find("[data-remove]", row).addEventListener("click", async (event) => {
        const name = event.currentTarget.dataset.remove;
        find("#remove-text").textContent = `Do you really want to remove ${name} from your cart?`;
        if ((await confirmIn(find("#remove-dialog"))) !== "remove") return;
        const cart = await ask("DELETE", `/cart/${row.dataset.line}`);
        row.remove();
        showTotals(cart);
        toast(`${name} was removed`);
      });
    });
    find("#promotion").addEventListener("submit", async (event) => {
      event.preventDefault();
      const cart = await ask("POST", "/cart/promotion", { code: event.target.elements.code.value });
      find(".error", event.target).textContent = cart.error ?? "";
      if (cart.ok) showTotals(cart);
    });
  },

  "#show-password": (box) =>
    box.addEventListener("change", () => (find("#password").type = box.checked ? "text" : "password")),

  "#status-filter": (select) =>
    select.addEventListener("change", () => {
      const rows = findAll("[data-order]");
      rows.forEach((row) => (row.hidden = select.value !== "" && find(".status", row).textContent !== select.value));
      find("#no-orders").hidden = rows.some((row) => !row.hidden);
    }),

  "#order-search": (input) =>
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      findAll("[data-order]").forEach((row) => (row.hidden = !row.cells[1].textContent.toLowerCase().includes(wanted)));
    }),

  "table.orders": (table) => {
    const move = async (button, verb, number) => {
      const order = await ask("POST", `/orders/${number}/${verb}`);
      if (!order.ok) return toast(order.error);
      const status = find(".status", button.closest("tr"));
      status.textContent = order.status;
      status.className = `status ${order.status.toLowerCase()}`;
      button.remove();
      toast(`Order ${number} is now ${order.status.toLowerCase()}`);
    };
    findAll("[data-cancel]", table).forEach((button) =>
      button.addEventListener("click", async () => {
        find("#cancel-number").textContent = button.dataset.cancel;
        if ((await confirmIn(find("#cancel-dialog"))) === "cancel") move(button, "cancel", button.dataset.cancel);
      }),
    );
    findAll("[data-ship]", table).forEach((button) =>
      button.addEventListener("click", () => move(button, "ship", button.dataset.ship)),
    );
  },

  "#contact": (form) => {
    const message = form.elements.message;
    message.addEventListener("input", () => (find("#written").textContent = message.value.length));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await ask("POST", "/messages", Object.fromEntries(new FormData(form)));
      showProblems(form, answer.errors ?? {});
      if (!answer.ok) return;
      form.hidden = true;
      find("#sent").hidden = false;
      find("#sent [role=status]").textContent = `Thank you, ${answer.name}. We have received your message.`;
      find("#sent blockquote").textContent = answer.message;
    });
  },

  "#store-search": (form) =>
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const near = form.elements.near.value.trim();
      find("#store-count").textContent = "Searching…";
      find("#stores").replaceChildren();
      const { list } = await ask("GET", `/stores?near=${encodeURIComponent(near)}`);
      const count = `${list.length} ${list.length === 1 ? "store" : "stores"}`;
      find("#store-count").textContent = list.length ? `${count} near ${near}` : `We have no store near ${near || "there"}.`;
      find("#stores").replaceChildren(
        ...list.map((store) => {
          const item = element("li", "");
          item.append(element("h2", store.name), element("p", `${store.street}, ${store.town} ${store.postcode}`));
          item.append(element("p", store.hours, "muted"));
          return item;
        }),
      );
    }),
};

for (const [selector, start] of Object.entries(parts)) {
  const part = find(selector);
  if (part) start(part);
}
