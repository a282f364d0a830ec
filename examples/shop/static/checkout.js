// The checkout form: totals follow the delivery, the card comes from its frame, problems are shown where they are.
"use strict";

const form = find("#checkout");
const money = (pence) => `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`;

function showDelivery() {
  const cost = Number(find("[name=delivery]:checked", form).dataset.cost);
  find("#delivery").textContent = cost ? money(cost) : "Free";
  find("#total").textContent = money(Number(find(".summary").dataset.goods) + cost);
}

findAll("[name=delivery]", form).forEach((radio) => radio.addEventListener("change", showDelivery));

addEventListener("message", (event) => {
  if (event.origin === location.origin && event.source === find("#card-frame").contentWindow) {
    form.elements.card.value = event.data.card;
  }
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const order = await ask("POST", "/checkout", Object.fromEntries(new FormData(form)));
  if (order.ok) return location.assign(`/confirmation/${order.number}`);
  const problems = order.errors ?? {};
  const count = Object.keys(problems).length;
  showProblems(form, problems);
  find("#problems").hidden = false;
  find("#problems").textContent =
    order.error ?? (count === 1 ? "Please correct 1 problem below." : `Please correct ${count} problems below.`);
  find("#problems").scrollIntoView({ block: "center" });
});
