/** Reads a definition as the connector reference shows it: leaves of bodies by key, fields of a reply by path. */
import type { OpenAPIV2 } from 'openapi-types';

export interface Row {
  readonly key: string;
  readonly required: boolean;
  readonly type: string;
}

type Schema = OpenAPIV2.SchemaObject & { 'x-ms-visibility'?: string };

export function flattener(document: OpenAPIV2.Document) {
  const resolve = <T>(value: T | { $ref: string }): T => {
    if (!(value as { $ref?: string }).$ref) return value as T;
    const [, section, name] = (value as { $ref: string }).$ref.split('/') as [string, string, string];
    return (document as unknown as Record<string, Record<string, T>>)[section]?.[name] as T;
  };
  const isInternal = (schema: object) => (schema as Schema)['x-ms-visibility'] === 'internal';

  function typeOf(given: Schema | { $ref: string }): string {
    const schema = resolve<Schema>(given as Schema);
    if (schema.type !== 'array') return schema.format === 'float' ? 'float' : ((schema.type as string) ?? '');
    const items = resolve<Schema>(schema.items as Schema);
    const { $ref } = schema.items as { $ref?: string };
    if ($ref !== undefined) return `array of ${$ref.split('/').at(-1)}`;
    if (items.type === 'object') return items.properties === undefined ? 'array of' : 'array of object';
    return `array of ${items.type}`;
  }

  /** Leaves of a body: objects and lists of objects by their members, keys without their paths. */
  function leaves(key: string, given: Schema, required: boolean): Row[] {
    const schema = resolve<Schema>(given);
    if (isInternal(schema)) return [];
    const members = schema.properties ?? resolve<Schema>((schema.items ?? {}) as Schema).properties;
    if (members === undefined) return [{ key, required, type: typeOf(schema) }];
    return Object.entries(members).flatMap(([name, child]) =>
      leaves(name, child as Schema, required && (schema.required ?? []).includes(name)),
    );
  }

  /** Fields of a reply with their paths: leaves, and lists before their members. */
  function fields(given: Schema, path: string): Row[] {
    const schema = resolve<Schema>(given);
    return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
      const at = path === '' ? name : `${path}.${name}`;
      const member = resolve<Schema>(child as Schema);
      if (isInternal(member)) return [];
      if (member.type === 'object' && member.properties !== undefined) return fields(member, at);
      const row = { key: at, required: false, type: typeOf(member) };
      const { $ref } = (member.items ?? {}) as { $ref?: string };
      const isListOfRecords = member.type === 'array' && $ref === undefined;
      return isListOfRecords ? [row, ...fields(member.items as Schema, at)] : [row];
    });
  }

  const operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item as Record<string, OpenAPIV2.OperationObject>),
  );

  return {
    operationIds: operations.map(({ operationId }) => operationId as string),
    parameters(operationId: string): Row[] {
      const operation = operations.find((one) => one.operationId === operationId);
      return (operation?.parameters ?? []).flatMap((given) => {
        const parameter = resolve<OpenAPIV2.Parameter>(given as OpenAPIV2.Parameter);
        if (isInternal(parameter)) return [];
        if (parameter.in === 'body') return leaves(parameter.name, parameter.schema, false);
        return [
          { key: parameter.name, required: parameter.required === true, type: typeOf(parameter as unknown as Schema) },
        ];
      });
    },
    fields: (definition: string) => fields(document.definitions?.[definition] as Schema, ''),
  };
}
