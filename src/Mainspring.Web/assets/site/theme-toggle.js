// <ms-theme><button></button></ms-theme>: switches between light and dark and remembers the choice.
customElements.define('ms-theme', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const button = this.querySelector('button');
    const root = document.documentElement;
    const tell = () => {
      const other = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
      button.setAttribute('aria-label', `Switch to the ${other} theme`);
      button.title = `Switch to the ${other} theme`;
    };
    button.addEventListener('click', () => {
      root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
      localStorage.setItem('theme', root.dataset.bsTheme);
      tell();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      if (!localStorage.getItem('theme')) {
        root.dataset.bsTheme = event.matches ? 'dark' : 'light';
        tell();
      }
    });
    tell();
  }
});
