// Milliseconds for which a question was in sight.

export class Stopwatch {
  #counted = 0;
  #since = null;

  constructor() {
    this.#look();
    document.addEventListener("visibilitychange", () => this.#look());
  }

  #look() {
    const visible = document.visibilityState === "visible";
    if (visible && this.#since === null) this.#since = performance.now();
    if (!visible && this.#since !== null) {
      this.#counted += performance.now() - this.#since;
      this.#since = null;
    }
  }

  restart() {
    this.#counted = 0;
    this.#since = null;
    this.#look();
  }

  read() {
    const running = this.#since === null ? 0 : performance.now() - this.#since;
    return Math.round(this.#counted + running);
  }
}
