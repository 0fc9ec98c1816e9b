/** What all commands share: options in, one clear line and exit code 2 for what cannot be used. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Something that the user can put right; its message names the option. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Values of the options in `args`. Throws a UsageError on an unknown, malformed, repeated or loose argument. */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  const parse = () => parseArgs({ args: [...args], options, strict: true, allowPositionals: false, tokens: true });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
  const given = new Set<string>();
  for (const token of parsed.tokens as { kind: string; name: string }[]) {
    if (token.kind !== 'option') continue;
    if (given.has(token.name)) throw new UsageError(`--${token.name}: given more than once`);
    given.add(token.name);
  }
  return parsed.values;
}

/** Runs a command; its result is the exit code. */
export async function runCommand(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
