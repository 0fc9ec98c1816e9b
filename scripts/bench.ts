/** Measures the mock beside a bare Fastify server: server CPU per request, in alternating slices of one run. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { api } from '../connector/model/api';
import { readOptions, runCommand } from './command-line';

const help = `Measures the mock beside a bare Fastify server that answers the same JSON.

  npm run bench -- [options]

  --slices N      pairs of slices to take the median of (9)
  --seconds N     length of a slice (1.5)
  --help

The figure is server CPU per request: it repeats where requests per second do not.
Example: npm run bench -- --slices 5
`;

const connections = 25;
const goal = 1.5;
const demoId = 'c5fbb3b6-be74-4795-9fb5-4324c73fed37';

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
}

interface Slice {
  readonly cpuMicroseconds: number;
  readonly requestsPerSecond: number;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, {
    slices: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '1.5' },
    help: { type: 'boolean' },
  });
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const [slices, seconds] = [Number(options.slices), Number(options.seconds)];
  const [bare, mock] = await Promise.all([startServer('bare'), startServer('mock')]);
  process.stdout.write(
    `${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  for (const server of [bare, mock]) await slice(server, 1);
  const pairs: (readonly [Slice, Slice])[] = [];
  for (let n = 0; n < slices; n++) pairs.push([await slice(bare, seconds), await slice(mock, seconds)]);
  for (const { child } of [bare, mock]) child.kill();

  const ratio = median(pairs.map(([ofBare, ofMock]) => ofMock.cpuMicroseconds / ofBare.cpuMicroseconds));
  process.stdout.write(`GET by id, ${connections} connections, median of ${slices} pairs of ${seconds} s\n`);
  process.stdout.write(
    row(
      'bare Fastify',
      pairs.map(([ofBare]) => ofBare),
    ),
  );
  process.stdout.write(
    row(
      'mock',
      pairs.map(([, ofMock]) => ofMock),
    ),
  );
  process.stdout.write(`ratio ${ratio.toFixed(2)}, goal ${goal}: ${ratio <= goal ? 'met' : 'not met'}\n`);
  return 0;
}

async function startServer(kind: 'bare' | 'mock'): Promise<Server> {
  const child = fork(join(__dirname, 'bench/server.ts'), [kind], {
    execArgv: ['-r', 'ts-node/register/transpile-only'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, url };
}

async function slice({ child, url }: Server, duration: number): Promise<Slice> {
  const before = await cpuOf(child);
  const result = await autocannon({
    url: `${url}${api.basePath}/referrals/${demoId}`,
    headers: { authorization: 'Bearer demo' },
    connections,
    duration,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`);
  const answered = result['2xx'];
  return {
    cpuMicroseconds: ((await cpuOf(child)) - before) / answered,
    requestsPerSecond: answered / result.duration,
  };
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
  return cpu;
}

function row(name: string, slices: readonly Slice[]): string {
  const cpu = median(slices.map(({ cpuMicroseconds }) => cpuMicroseconds)).toFixed(1);
  const rate = Math.round(median(slices.map(({ requestsPerSecond }) => requestsPerSecond)));
  return `${name.padEnd(14)}${cpu.padStart(8)} us CPU per request ${String(rate).padStart(8)} requests/s\n`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

runCommand(main);
