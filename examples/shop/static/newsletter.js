// <fernhill-newsletter>: the sign-up, as a web component with an open shadow root.
"use strict";

customElements.define(
  "fernhill-newsletter",
  class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: "open" }).innerHTML = `
        <style>
          h2 { font: 600 1rem/1.3 var(--serif, serif); margin: 0 0 .5rem; }
          form { display: flex; gap: .5rem; flex-wrap: wrap; }
          form[hidden] { display: none; }
          label { flex-basis: 100%; font-size: .9rem; }
          input { flex: 1 1 10rem; font: inherit; padding: .55rem .7rem; border: 0; border-radius: 8px; min-width: 0; }
          button { font: inherit; font-weight: 600; padding: .55rem 1rem; border: 0; border-radius: 8px;
                   background: #e0b04f; color: #1d2b24; cursor: pointer; }
          p { margin: .6rem 0 0; font-size: .9rem; min-height: 1.3em; }
        </style>
        <h2>Newsletter</h2>
        <form novalidate>
          <label for="address">Your e-mail address</label>
          <input id="address" type="email" autocomplete="email">
          <button>Subscribe</button>
        </form>
        <p role="status"></p>`;
      this.shadowRoot.querySelector("form").addEventListener("submit", (event) => this.subscribe(event));
    }

    async subscribe(event) {
      event.preventDefault();
      const email = this.shadowRoot.querySelector("input").value;
      const response = await fetch("/api/newsletter", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email }),
      });
      const answer = await response.json();
      const said = response.ok ? `Thank you! We will write to ${answer.email}.` : answer.error;
      this.shadowRoot.querySelector("[role=status]").textContent = said;
      if (response.ok) this.shadowRoot.querySelector("form").hidden = true;
    }
  },
);
