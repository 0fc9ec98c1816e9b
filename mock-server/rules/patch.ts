import { applyPatch } from 'rfc6902';
import type { Static } from 'typebox';
import type { referralPatch, registrationPatch } from '../../connector/model/schemas/patches';
import { type Finding, notValid } from '../errors';

export type PatchOperation = Static<typeof referralPatch | typeof registrationPatch>[number];

/** Check of the value that a path is given; the value comes back as it is stored. */
export type ValueCheck = (path: string, value: unknown) => { value: unknown; findings: readonly Finding[] };

/**
 * `document` with all operations of a JSON Patch (RFC 6902) carried out, or none: throws a 400 that names every operation
 * that failed by its index. The paths are those that the body's schema allows; `check` judges the values.
 */
export function patched<T extends object>(document: T, operations: readonly PatchOperation[], check: ValueCheck): T {
  const checked = operations.map(({ op, path, value }) => ({ op, path, ...check(path, value) }));
  const findings = checked.flatMap(({ op, path, findings }, index) => [
    ...findings.map((finding) => inOperation(index, path, `value ${within(finding)}`)),
    // RFC 6902 4.3: the target must exist, and "-" is the place after the last member. rfc6902 lets it pass.
    ...(op === 'replace' && path.endsWith('/-')
      ? [inOperation(index, path, 'replace finds nothing there; use add')]
      : []),
  ]);
  if (findings.length > 0) throw notValid(findings);
  const result = structuredClone(document);
  const errors = applyPatch(
    result,
    checked.map(({ op, path, value }) => ({ op, path, value })),
  );
  const failed = errors.flatMap((error, index) => {
    const { path = '', op } = checked[index] ?? {};
    return error === null ? [] : [inOperation(index, path, `${op} finds nothing there`)];
  });
  if (failed.length > 0) throw notValid(failed);
  return result;
}

/** A finding about one operation of a patch; its target is the path that the operation names, if it names one. */
export function inOperation(index: number, path: unknown, message: string): Finding {
  return {
    target: typeof path === 'string' && path !== '' ? path : `[${index}]`,
    message: `(operation ${index}): ${message}`,
  };
}

const within = ({ target, message }: Finding) => (target === 'value' ? message : `member ${target} ${message}`);
