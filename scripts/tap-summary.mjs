/** Reporter of the test run: each file as it ends, each failure with its diagnostics, then one line of counts. */
import { Transform } from 'node:stream';
import { Parser } from 'tap-parser';

export default class TapSummary extends Transform {
  #parser = new Parser();
  #passed = 0;
  #failed = 0;

  constructor() {
    super({ decodeStrings: false });
    this.#count(this.#parser, '');
  }

  /** A result that closes a subtest counts only if it failed and nothing within did: a crash, a timeout, a missing plan. */
  #count(parser, path) {
    let failedBeforeChild;
    parser.on('child', (child) => {
      failedBeforeChild = this.#failed;
      this.#count(child, `${path}${child.name} > `);
    });
    parser.on('assert', ({ ok, todo, skip, name, diag }) => {
      const closes = failedBeforeChild !== undefined;
      const isExplained = closes && (ok || this.#failed > failedBeforeChild);
      failedBeforeChild = undefined;
      if (parser === this.#parser && ok) this.push(`ok ${name}\n`);
      if (isExplained || todo || skip) return;
      if (ok) {
        this.#passed += 1;
        return;
      }
      this.#failed += 1;
      this.push(`not ok ${path}${name}\n${inWords(diag)}\n`);
    });
  }

  _transform(chunk, _encoding, done) {
    this.#parser.write(chunk);
    done();
  }

  _flush(done) {
    this.#parser.end();
    done(null, `${this.#passed} passed, ${this.#failed} failed\n`);
  }
}

function inWords(diag) {
  const { at, source, ...diagnostics } = diag || {};
  const place = at?.fileName === undefined ? [] : [`at ${at.fileName}:${at.lineNumber}`];
  const rest = Object.entries(diagnostics).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [...place, ...rest].join('\n').replace(/^/gm, '    ');
}
