// <ms-example data-records="[{…}]">: its button fills the form with one of the records, another each time.
customElements.define('ms-example', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const records = JSON.parse(this.dataset.records);
    let next = Math.floor(Math.random() * records.length);
    this.querySelector('button').addEventListener('click', () => {
      const form = document.getElementById(this.getAttribute('for'));
      const record = records[next++ % records.length];
      for (const field of form.querySelectorAll('[name^="field."]')) {
        field.value = record[field.name.slice('field.'.length)] ?? '';
      }
    });
  }
});
