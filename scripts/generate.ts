/** Writes the connector's two documents from the model, or checks that those in the repository are up to date. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { emitApiProperties } from '../connector/emit/api-properties';
import { toAsciiJson } from '../connector/emit/json';
import { emitSwagger } from '../connector/emit/swagger';
import { verifySwagger } from '../connector/emit/verify';
import { readOptions, runCommand, UsageError } from './command-line';

const help = `Writes apiDefinition.swagger.json and apiProperties.json from the operation model.

  npm run generate                     the checked-in files
  npm run generate -- --out DIR        copies for use, in DIR
      --client-id ID                   application (client) ID of your app registration, for --out;
                                       the environment variable CLIENT_ID says the same
      --check                          compare instead of writing; exit code 1 where the files differ
      --help

Example: npm run generate -- --out package --client-id 11111111-2222-3333-4444-555555555555
`;

const repository = join(__dirname, '..');
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, {
    check: { type: 'boolean' },
    out: { type: 'string' },
    'client-id': { type: 'string' },
    help: { type: 'boolean' },
  });
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  if (options['client-id'] !== undefined && options.out === undefined) {
    throw new UsageError('--client-id: goes with --out; the checked-in file keeps its placeholder');
  }
  const { out } = options;
  const files = await emitFiles(out === undefined ? undefined : clientId(options['client-id']));
  const directory = out === undefined ? repository : resolve(out);
  return options.check ? check(files, directory) : write(files, directory);
}

function clientId(option: string | undefined): string | undefined {
  const [id, from] = option === undefined ? [process.env.CLIENT_ID || undefined, 'CLIENT_ID'] : [option, '--client-id'];
  if (id !== undefined && !guid.test(id)) throw new UsageError(`${from}: '${id}' is no application ID (a GUID)`);
  return id;
}

type Files = Readonly<Record<string, string>>;

async function emitFiles(clientId: string | undefined): Promise<Files> {
  const swagger = emitSwagger();
  const text = toAsciiJson(swagger);
  const faults = await verifySwagger(swagger, text);
  if (faults.length > 0) throw new Error(`the emitted definition is not valid:\n${faults.join('\n')}`);
  return { 'apiDefinition.swagger.json': text, 'apiProperties.json': toAsciiJson(emitApiProperties(clientId)) };
}

function write(files: Files, directory: string): number {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(directory, name), text);
    process.stdout.write(`${join(directory, name)}\n`);
  }
  return 0;
}

function check(files: Files, directory: string): number {
  const differences = Object.entries(files).flatMap(([name, text]) => {
    const present = readText(join(directory, name));
    return present === text ? [] : [createTwoFilesPatch(name, `${name} as the model emits it`, present, text)];
  });
  if (differences.length === 0) return 0;
  process.stderr.write(`${differences.join('\n')}\nnpm run generate writes them anew.\n`);
  return 1;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

runCommand(main);
