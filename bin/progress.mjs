/** Numbered lines of progress: `[1/3] Installing packages … 12.3 s`. On a terminal the line lives while it lasts. */
export class Progress {
  #total;
  #step = 0;
  #label = '';
  #shown = 0;
  #out;

  constructor(total, out = process.stdout) {
    this.#total = total;
    this.#out = out;
  }

  get #live() {
    return this.#out.isTTY === true;
  }

  /** A step that is done at once. */
  done(line) {
    this.#step++;
    this.#write(`${line}\n`);
  }

  /** A step that takes a while. */
  async during(label, work) {
    this.#step++;
    this.#label = label;
    this.#shown = Date.now();
    const began = Date.now();
    this.#write(this.#live ? `${label} …` : `${label} …\n`);
    try {
      const result = await work;
      this.#write(`${label}: done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
      return result;
    } catch (error) {
      this.#write(`${label}: failed\n`);
      throw error;
    }
  }

  /** How far the current step is. Every second on a terminal, now and then in a log. */
  detail(text) {
    if (!this.#live && Date.now() - this.#shown < 15_000) return;
    this.#shown = Date.now();
    this.#write(`${this.#label} … ${text}${this.#live ? '' : '\n'}`);
  }

  #write(text) {
    this.#out.write(`${this.#live ? '\r\x1b[K' : ''}[${this.#step}/${this.#total}] ${text}`);
  }
}
