/** Starts the mock. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { api } from '../connector/model/api';
import { throttling, throttlingInWords } from '../connector/model/throttling';
import { buildApp, type MockOptions, originOf } from '../mock-server/app';
import type { RequestLine } from '../mock-server/log';
import { SeedError, seedDocuments } from '../mock-server/store/seed';
import { readOptions, runCommand, UsageError } from './command-line';

const help = `Starts the mock of Partner Center Referrals.

  npm start -- [options]

  --port N              port to listen on, 0 for any free one (4010)
  --host HOST           address to listen on (127.0.0.1)
  --auth bearer|off     off: no token is asked for (bearer)
  --throttle on|off     off: no limit of ${throttlingInWords} (on)
  --seed demo|empty|FILE.json
                        referrals to begin with; a file holds a list of referrals or a list reply (demo)
  --page-size N         referrals on a page of the list, 1 to 10000 (100)
  --public-url URL      base of every link in replies, for a tunnel or proxy in front
  --loose               drop unknown properties instead of refusing them
  --log                 write a line for each request to standard error
  --help

Example: npm start -- --port 0 --seed referrals.json
`;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, {
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    auth: { type: 'string', default: 'bearer' },
    throttle: { type: 'string', default: 'on' },
    seed: { type: 'string', default: 'demo' },
    'page-size': { type: 'string', default: '100' },
    'public-url': { type: 'string' },
    loose: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const port = wholeNumber('--port', options.port, 0, 65_535);
  const auth = oneOf('--auth', options.auth, ['bearer', 'off']);
  const app = await build(options.seed, {
    auth,
    throttle: oneOf('--throttle', options.throttle, ['on', 'off']) === 'on' ? throttling : false,
    pageSize: wholeNumber('--page-size', options['page-size'], 1, 10_000),
    publicUrl: publicUrl(options['public-url']),
    loose: options.loose,
    log: options.log ? writeLine : undefined,
  });
  await listen(app, options.host, port);
  const token = auth === 'off' ? '' : ' -H "Authorization: Bearer demo"';
  process.stdout.write(`curl${token} "${originOf(app)}${api.basePath}/referrals?%24top=1"\n`);
  process.stdout.write(`listening on ${originOf(app)}\n`);
  return closed(app);
}

async function build(seed: string, options: MockOptions) {
  if (seed === 'demo' || seed === 'empty') return buildApp({ ...options, seed });
  try {
    return await buildApp({ ...options, seed: seedFrom(seed) });
  } catch (error) {
    if (error instanceof SeedError) throw new UsageError(`--seed ${seed}: ${error.message}`);
    throw error;
  }
}

function seedFrom(path: string): unknown[] {
  const json = parseJson(path, readText(path));
  const documents = seedDocuments(json);
  if ((json as { '@odata.nextLink'?: unknown })['@odata.nextLink'] !== undefined) {
    process.stderr.write(
      `--seed ${path}: one page of ${documents.length} referrals; the pages after it are not there\n`,
    );
  }
  return documents;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'is a directory' : `cannot be read (${code})`;
    throw new UsageError(`--seed ${path}: ${why}; demo, empty or the path of a JSON file`);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--seed ${path}: is not JSON: ${(error as Error).message}`);
  }
}

type App = Awaited<ReturnType<typeof buildApp>>;

async function listen(app: App, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UsageError(`--port ${port}: is in use on ${host}; take another, or 0 for a free one`);
    if (code === 'EACCES') throw new UsageError(`--port ${port}: this user may not listen on it; take one above 1023`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN') {
      throw new UsageError(`--host ${host}: is no address of this machine`);
    }
    throw error;
  }
}

/** Waits for SIGINT, SIGTERM or the end of npm, and closes the server. */
async function closed(app: App): Promise<number> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), endOfNpm()]);
  await app.close();
  return 0;
}

/** npm passes a signal on to the shell that it starts this process in, and the shell keeps it to itself. */
async function endOfNpm(): Promise<void> {
  if (process.env.npm_lifecycle_event !== 'start') await new Promise(() => {});
  const shell = process.ppid;
  while (process.ppid === shell) await setTimeout(200, undefined, { ref: false });
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${option}: '${text}' is no whole number from ${least} to ${most}`);
}

function oneOf<const V extends string>(option: string, text: string, values: readonly V[]): V {
  const value = values.find((one) => one === text);
  if (value !== undefined) return value;
  throw new UsageError(`${option}: '${text}' is none of ${values.join(', ')}`);
}

function publicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits =
    url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && !url.username;
  if (fits) return text.replace(/\/+$/, '');
  throw new UsageError(`--public-url: '${text}' is no address such as https://mock.example`);
}

function writeLine({ method, url, status, operationId, milliseconds, correlationId }: RequestLine): void {
  const what = [method, url, status, operationId ?? '-', `${milliseconds.toFixed(1)} ms`, correlationId];
  process.stderr.write(`${what.join(' ')}\n`);
}

runCommand(main);
