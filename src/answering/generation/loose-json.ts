// Objects out of text that is nearly JSON, as it arrives: each is given, in strict form, the moment its brace closes.

/** Punctuation that models write outside strings when they write Chinese. */
const ASCII: Readonly<Record<string, string>> = { '：': ':', '，': ',', '｛': '{', '｝': '}', '［': '[', '］': ']' };
/** What can open a string, and what then closes it. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', "'": "'" };
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"' };

const DEEPEST = 16;

/** May stand before a string: what is not preceded by one of these is prose with quotation marks. */
const BEFORE_STRING = new Set(['{', '[', ',', ':']);
/** Text after a comma that follows a closing quotation mark, when the mark does close the string. */
const AFTER_COMMA = /^\s*["'“{[\]}\d\-tfn]/;

/**
 * Reads a stream. Fences, prose and thinking around the objects are passed over; inside, it bears line breaks and
 * quotation marks in strings, full-width punctuation, typographic or single quotation marks around strings, and trailing
 * commas. Objects come innermost first, as strict JSON; whether they make sense is for the caller to say.
 */
export class LooseJsonReader {
  /** Text not yet looked at: a closing quotation mark is told by what follows it. */
  #pending = '';
  /** Strict form of the objects under way. */
  #strict = '';
  /** Where each open object began in it. */
  readonly #starts: number[] = [];
  #closer: string | null = null;
  #last = '';

  /** The objects that are open, outermost first, in strict form as far as they go. */
  get open(): string[] {
    return this.#starts.map((start) => this.#strict.slice(start));
  }

  /** Takes more text and gives the objects that it completes. */
  push(text: string): string[] {
    this.#pending += text;
    return this.#read(false);
  }

  /** Takes what is left, which nothing will follow. */
  end(): string[] {
    return this.#read(true);
  }

  #read(isEnd: boolean): string[] {
    const objects: string[] = [];
    let at = 0;
    while (at < this.#pending.length) {
      const step = this.#closer === null ? this.#outside(at, objects) : this.#inside(at, isEnd);
      if (step === 0) break;
      at += step;
    }
    this.#pending = this.#pending.slice(at);
    return objects;
  }

  #outside(at: number, objects: string[]): number {
    const char = ASCII[this.#pending.charAt(at)] ?? this.#pending.charAt(at);
    if (char === '{') this.#openObject();
    if (this.#starts.length === 0) return 1;
    const closer = QUOTES[char];
    if (closer !== undefined) {
      if (!BEFORE_STRING.has(this.#last)) return 1;
      this.#closer = closer;
      this.#strict += '"';
    } else if (char === '}') {
      this.#closeObject(objects);
    } else {
      if (char === ']') this.#dropTrailingComma();
      this.#strict += char;
    }
    if (!/\s/.test(char)) this.#last = char;
    return 1;
  }

  #openObject(): void {
    // Nothing that was asked for is this deep: start over rather than remember braces for ever.
    if (this.#starts.length >= DEEPEST) {
      this.#starts.length = 0;
      this.#strict = '';
    }
    this.#starts.push(this.#strict.length);
  }

  #closeObject(objects: string[]): void {
    this.#dropTrailingComma();
    this.#strict += '}';
    const start = this.#starts.pop() ?? 0;
    objects.push(this.#strict.slice(start));
    if (this.#starts.length === 0) this.#strict = '';
  }

  #dropTrailingComma(): void {
    const strict = this.#strict.trimEnd();
    if (strict.endsWith(',')) this.#strict = strict.slice(0, -1);
  }

  /** One step inside a string; 0 when what follows must be seen first. */
  #inside(at: number, isEnd: boolean): number {
    const char = this.#pending.charAt(at);
    if (char === '\\') return this.#escape(at, isEnd);
    if (char === this.#closer) {
      const closes = this.#closesString(at, isEnd);
      if (closes === null) return 0;
      if (closes) {
        this.#strict += '"';
        this.#closer = null;
        this.#last = '"';
        return 1;
      }
    }
    this.#strict += ESCAPES[char] ?? (char < ' ' ? ' ' : char);
    return 1;
  }

  #escape(at: number, isEnd: boolean): number {
    const next = this.#pending.charAt(at + 1);
    if (next === '') return isEnd ? 1 : 0;
    // JSON knows few escapes; a backslash before anything else is a backslash too many.
    this.#strict += /["\\/bfnrtu]/.test(next) ? `\\${next}` : (ESCAPES[next] ?? next);
    return 2;
  }

  /** Whether the mark at `at` closes its string: , : } ] or the end must follow. Null: not to be told yet. */
  #closesString(at: number, isEnd: boolean): boolean | null {
    const rest = this.#pending.slice(at + 1).trimStart();
    if (rest === '') return isEnd ? true : null;
    const next = ASCII[rest.charAt(0)] ?? rest.charAt(0);
    if (next !== ',') return next === ':' || next === '}' || next === ']';
    const after = rest.slice(1).trimStart();
    return after === '' ? (isEnd ? true : null) : AFTER_COMMA.test(after);
  }
}
