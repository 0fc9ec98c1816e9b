import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIV2 } from 'openapi-types';
import { test } from 'tap';
import { Type } from 'typebox';
import { emitApiProperties } from '../../../connector/emit/api-properties';
import { toAsciiJson } from '../../../connector/emit/json';
import { emitInline } from '../../../connector/emit/schema';
import { emitSwagger } from '../../../connector/emit/swagger';
import { verifySwagger } from '../../../connector/emit/verify';
import { throttling } from '../../../connector/model/throttling';
import { flattener, type Row } from './flatten';

const document = emitSwagger();
const flat = flattener(document);

/** The rows of the published connector reference, each with where it stands. */
function referenceRows(): (Row & { where: string })[] {
  return readFileSync(join(__dirname, 'connector-reference.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => {
      const [where, key, required, type] = line.split('\t') as [string, string, string, string];
      return { where, key, required: required === 'true', type };
    });
}

const text = ({ key, required, type }: Row) => `${key} ${required} ${type}`;
const reference = referenceRows();
const referenceOf = (where: string) => reference.filter((row) => row.where === where).map(text);

test('each operation has the parameters of the connector reference, none missing and none extra', async (t) => {
  t.equal(flat.operationIds.length, 7);
  for (const operationId of flat.operationIds) {
    t.same(flat.parameters(operationId).map(text).sort(), referenceOf(operationId).sort(), operationId);
  }
});

test('the Referral has the 111 fields of the connector reference, in its order', async (t) => {
  t.equal(referenceOf('Referral').length, 111);
  t.same(flat.fields('Referral').map(text), referenceOf('Referral'));
});

test('the list replies with the fields of the connector reference', async (t) => {
  t.same(flat.fields('ReferralPage').map(text).sort(), referenceOf('GetAllReferrals reply').sort());
});

type Operation = OpenAPIV2.OperationObject & Record<string, unknown>;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
);
const operationNamed = (id: string) => operations.find(({ operation }) => operation.operationId === id)!.operation;

type Keywords = Record<string, unknown>;

/** Every schema of a tree, with its JSON Pointer. */
function* schemas(schema: Keywords, at: string): Generator<[string, Keywords]> {
  yield [at, schema];
  for (const [name, child] of Object.entries((schema.properties ?? {}) as Record<string, Keywords>)) {
    yield* schemas(child, `${at}/${name}`);
  }
  if (schema.items !== undefined) yield* schemas(schema.items as Keywords, `${at}/items`);
}

const allSchemas = Object.entries(document.definitions ?? {}).flatMap(([name, schema]) => [
  ...schemas(schema as Keywords, name),
]);

function resolved(parameter: unknown): Keywords {
  const { $ref } = parameter as { $ref?: string };
  return ($ref === undefined ? parameter : document.parameters?.[$ref.split('/')[2] as string]) as Keywords;
}

test('every parameter and property has a title and a description that is a sentence', async (t) => {
  for (const { operation } of operations) {
    for (const parameter of (operation.parameters ?? []).map(resolved)) {
      t.match(parameter['x-ms-summary'], /^\S.{1,79}$/, `${operation.operationId} ${parameter.name} has a summary`);
      t.match(parameter.description, /^[A-Z].+\.$/, `${operation.operationId} ${parameter.name} is described`);
    }
  }
  for (const [at, schema] of allSchemas) {
    if (schema.$ref !== undefined) continue;
    t.match(schema.title, /^\S.{1,79}$/, `${at} has a title`);
    t.match(schema.description, /^\S.+\.$/, `${at} is described`);
    t.not(schema.title, schema.description);
  }
});

test('no schema requires a member and no keyword of the model leaks', async (t) => {
  const allowed =
    /^(\$ref|type|format|title|description|enum|default|readOnly|properties|items|min(Length|Items|imum)|x-.+)$/;
  for (const [at, schema] of allSchemas) {
    t.same(
      Object.keys(schema).filter((key) => !allowed.test(key)),
      [],
      at,
    );
  }
});

const field = (path: string) => allSchemas.find(([at]) => at === `Referral/${path}`)?.[1] as Keywords;

test('what the service sends as null says so; what it always sends does not', async (t) => {
  for (const path of [
    'expirationDateTime',
    'externalReferenceId',
    'trackingInfo/microsoftMsxId',
    'details/dealValue',
  ]) {
    t.equal(field(path)['x-nullable'], true, path);
  }
  for (const path of ['id', 'eTag', 'status', 'createdDateTime', 'links/self/uri', 'team', 'details']) {
    t.notOk(field(path)['x-nullable'], path);
  }
});

test('server-set fields are read-only, down to their leaves; engagementId is not', async (t) => {
  for (const path of ['id', 'eTag', 'createdDateTime', 'organizationId', 'links/self/uri', 'registrations/items/id']) {
    t.equal(field(path).readOnly, true, path);
  }
  for (const path of ['engagementId', 'name', 'status', 'details/dealValue']) t.notOk(field(path).readOnly, path);
});

test('date-times and amounts carry their formats', async (t) => {
  for (const [at, schema] of allSchemas) {
    if (at.startsWith('Referral/') && /DateTime$/.test(at)) t.equal(schema.format, 'date-time', at);
  }
  for (const path of ['details/dealValue', 'registrations/items/contract/value']) {
    t.match(field(path), { type: 'number', format: 'float' });
  }
});

test('closed lists are drop-downs; the sales stage, which goes beyond its list, is open', async (t) => {
  for (const path of [
    'status',
    'substatus',
    'type',
    'qualification',
    'direction',
    'customerProfile/size',
    'inviteContext/assistanceRequestCode',
    'registrations/items/contract/term',
    'registrations/items/solutionDetails/items/pricingModel',
    'registrations/items/solutionDetails/items/primaryDeploymentOn',
  ]) {
    t.ok((field(path).enum as string[]).length >= 2, path);
  }
  t.notOk(field('salesStage').enum);
  t.match(field('salesStage').description, /Qualify, Develop, Propose, Close/);
});

test('the three PATCH actions hide a Prefer header that platforms send, and answer with the referral', async (t) => {
  for (const id of ['PatchReferralById', 'CreateDealRegistrationByReferralId', 'PatchDealRegistrationByReferralId']) {
    const operation = operationNamed(id);
    const prefer = (operation.parameters ?? []).map(resolved).find(({ name }) => name === 'Prefer');
    t.match(prefer, { required: true, default: 'return=representation', 'x-ms-visibility': 'internal' }, id);
    t.same((operation.responses[200] as OpenAPIV2.ResponseObject).schema, { $ref: '#/definitions/Referral' });
    t.notOk((operation.responses[204] as OpenAPIV2.ResponseObject).schema, '204 has no schema');
  }
});

test('every operation takes MS-CorrelationId and declares 429 with the throttling policy and Retry-After', async (t) => {
  for (const { operation } of operations) {
    const correlation = (operation.parameters ?? []).map(resolved).find(({ name }) => name === 'MS-CorrelationId');
    t.match(correlation, { in: 'header', type: 'string', required: false, 'x-ms-visibility': 'important' });
    t.notOk(correlation?.format);
    const throttled = operation.responses[429] as OpenAPIV2.ResponseObject;
    t.ok(throttled.description.includes(`${throttling.calls} calls per ${throttling.seconds} seconds`));
    t.ok(throttled.headers?.['Retry-After']);
  }
});

test('the list pages', async (t) => {
  t.same(operationNamed('GetAllReferrals')['x-ms-pageable'], { nextLinkName: '@odata.nextLink' });
  const options = (operationNamed('GetAllReferrals').parameters ?? [])
    .map(resolved)
    .filter(({ in: where }) => where === 'query');
  for (const option of options) t.equal(option['x-ms-visibility'], 'advanced', String(option.name));
});

test('the deprecated operation says so in flag and text', async (t) => {
  const { deprecated, summary, description } = operationNamed('UpdateReferralById');
  t.equal(deprecated, true);
  t.match(summary, /\(deprecated\)$/);
  t.match(description, /\(deprecated\)/);
});

test('the properties carry the connection, a placeholder client id, the paging policy and no secret', async (t) => {
  const { properties } = emitApiProperties() as { properties: Record<string, never> };
  t.match(properties, {
    connectionParameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'aad',
          clientId: '00000000-0000-0000-0000-000000000000',
          redirectMode: 'GlobalPerConnector',
          customParameters: {
            loginUri: { value: 'https://login.windows.net' },
            tenantId: { value: 'common' },
            resourceUri: { value: 'https://api.partner.microsoft.com' },
          },
        },
      },
      'token:TenantId': { uiDefinition: { constraints: { hidden: 'true' } } },
    },
    policyTemplateInstances: [
      {
        templateId: 'updatenextlink',
        parameters: {
          'x-ms-apimTemplateParameter.nextLinkPropertyName': '@odata.nextLink',
          'x-ms-apimTemplate-operationName': ['GetAllReferrals'],
        },
      },
    ],
  });
  t.notMatch(toAsciiJson(properties), /secret/i);
  t.match(emitApiProperties('11111111-2222-3333-4444-555555555555').properties, {
    connectionParameters: { token: { oAuthSettings: { clientId: '11111111-2222-3333-4444-555555555555' } } },
  });
});

test('the security definition matches the connection and has a token URL of its own', async (t) => {
  const { oauth2_auth } = document.securityDefinitions as unknown as Record<string, Keywords>;
  t.match(oauth2_auth, {
    authorizationUrl: 'https://login.windows.net/common/oauth2/authorize',
    tokenUrl: 'https://login.windows.net/common/oauth2/token',
  });
});

test('JSON is ASCII with a final newline', async (t) => {
  t.equal(toAsciiJson({ a: 'é…😀' }), '{\n    "a": "\\u00e9\\u2026\\ud83d\\ude00"\n}\n');
  t.match(toAsciiJson(document), /^[\n\x20-\x7e]+$/);
});

test('an unknown keyword of the model is an error, not a loss', async (t) => {
  t.throws(() => emitInline(Type.String({ pattern: 'x' }), () => undefined), /no rule to emit the keyword 'pattern'/);
});

test('verification finds what swagger-parser finds and what it misses', async (t) => {
  const sound = toAsciiJson(document);
  const faultsOf = (change: (copy: OpenAPIV2.Document) => void, length = 1) => {
    const copy = JSON.parse(sound) as OpenAPIV2.Document;
    change(copy);
    return verifySwagger(copy, 'x'.repeat(length));
  };
  t.same(await verifySwagger(document, sound), []);
  t.match(await faultsOf((copy) => delete copy.definitions?.Referral?.properties?.tags?.items), [
    /tags: array without items/,
  ]);
  t.match(
    await faultsOf((copy) => {
      const put = (copy.paths['/referrals/{id}'] as OpenAPIV2.PathItemObject).put as OpenAPIV2.OperationObject;
      const parameter = { name: 'key', in: 'path', required: true, type: 'string' };
      copy.paths['/referrals/{key}'] = { put: { ...put, operationId: 'Other', parameters: [parameter] } };
    }),
    [/differ in the name of a parameter only/],
  );
  t.match(await faultsOf(() => {}, 1_000_000), [/1000000 bytes/]);
  t.match(
    await faultsOf((copy) => {
      operationsOf(copy)[0]!.operationId = 'CreateReferral';
    }),
    [/CreateReferral/],
  );
});

function operationsOf(of: OpenAPIV2.Document) {
  return Object.values(of.paths).flatMap((item) => Object.values(item as Record<string, Operation>));
}
