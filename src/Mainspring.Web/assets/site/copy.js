// <ms-copy> next to a <code>: copies its text. Hidden without script.
customElements.define('ms-copy', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const button = this.querySelector('button');
    button.addEventListener('click', async () => {
      const text = this.parentElement.querySelector('code').textContent;
      await navigator.clipboard.writeText(text);
      button.dataset.done = '';
      button.setAttribute('aria-label', 'Copied');
      setTimeout(() => {
        delete button.dataset.done;
        button.setAttribute('aria-label', 'Copy');
      }, 1500);
    });
  }
});
