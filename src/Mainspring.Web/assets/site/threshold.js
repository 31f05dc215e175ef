// <ms-threshold> before a table of thresholds: a slider that shows one row of it. Without script the whole table is there.
customElements.define('ms-threshold', class extends HTMLElement {
  connectedCallback() {
    const rows = [...this.parentElement.querySelectorAll('.ms-cutoffs tbody tr')];
    const slider = this.querySelector('input');
    const output = this.querySelector('output');
    const show = () => {
      rows.forEach((row, i) => { row.hidden = i !== Number(slider.value); });
      output.textContent = rows[slider.value].querySelector('th').textContent;
    };
    this.hidden = false;
    slider.addEventListener('input', show);
    show();
  }
});
