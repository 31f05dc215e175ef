// <ms-live src="/live/…">: shows the fragments that the server sends whenever they change. Rests while the tab is hidden; when the
// server went away it asks again, at first soon, later every ten seconds. The server ends a finished stream with the event "done".
customElements.define('ms-live', class extends HTMLElement {
  #source = null;
  #retry = 0;
  #wait = 1000;
  #visibility = () => (document.hidden ? this.#close() : this.#open());

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#visibility);
    addEventListener('pagehide', () => this.#close(), { once: true });
    if (!document.hidden) {
      this.#open();
    }
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#visibility);
    this.#close();
  }

  #open() {
    if (this.#source || this.dataset.state === 'done') {
      return;
    }
    const source = new EventSource(this.getAttribute('src'));
    this.#source = source;
    source.addEventListener('fragment', (event) => {
      this.#wait = 1000;
      this.dataset.state = 'live';
      this.#show(event.data);
    });
    source.addEventListener('done', () => {
      this.dataset.state = 'done';
      this.#close();
    });
    source.addEventListener('error', () => {
      this.dataset.state = 'waiting';
      this.#close();
      this.#retry = setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, 10000);
    });
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #show(html) {
    const open = [...this.querySelectorAll('details')].map((details) => details.open);
    const focused = this.contains(document.activeElement) ? document.activeElement.id : '';
    const log = this.querySelector('[data-follow]');
    const atEnd = !log || log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    const top = log?.scrollTop ?? 0;
    this.innerHTML = html;
    this.querySelectorAll('details').forEach((details, i) => { details.open = open[i] ?? details.open; });
    const fresh = this.querySelector('[data-follow]');
    if (fresh) {
      fresh.scrollTop = atEnd ? fresh.scrollHeight : top;
    }
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }
});
