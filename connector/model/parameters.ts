/** Parameters outside the body. One object used by several operations is one shared parameter of the document. */
import { Type } from 'typebox';
import { always, flag, int32, text, unlisted } from './schemas/fields';

const advanced = { 'x-ms-visibility': 'advanced' } as const;

const correlationId = Type.Optional(
  always(
    text('Correlation ID', 'Any text that lets you find the call again; the reply carries it back unchanged.', {
      'x-ms-visibility': 'important',
    }),
  ),
);

const referralId = always(
  text('Referral ID', 'Identifier of the referral.', { minLength: 1, 'x-ms-url-encoding': 'single' }),
);

/**
 * Without this preference the service answers a PATCH with 204 and no body, and designers show no outputs. The document
 * marks it required because platforms send a hidden parameter only then; the service itself treats it as optional.
 */
const prefer = Type.Optional(
  always(
    text('Prefer', 'Asks the service to answer with the changed referral.', {
      'x-ms-visibility': 'internal',
      default: 'return=representation',
    }),
  ),
);

const ifMatch = always(
  text('If-Match', 'The eTag of the referral as it was read, double quotes included; * takes any version.'),
);

/** Honoured when a client of the API sends it; no parameter of the connector. */
const optionalIfMatch = unlisted(always(text('If-Match', 'Changes the referral only if this is still its eTag.')));

export const correlated = Type.Object({ 'MS-CorrelationId': correlationId });
export const preferring = Type.Object({
  Prefer: prefer,
  'MS-CorrelationId': correlationId,
  'if-match': optionalIfMatch,
});
export const conditional = Type.Object({ 'if-match': ifMatch, 'MS-CorrelationId': correlationId });

export const byId = Type.Object({ id: referralId });

export const odataOptions = Type.Object({
  $expand: Type.Optional(
    always(text('Expand Query', 'Related entities to include; referrals have none, so leave it empty.', advanced)),
  ),
  $filter: Type.Optional(
    always(text('Filter Query', "OData condition on the referrals to return, for example status eq 'New'.", advanced)),
  ),
  $select: Type.Optional(
    always(text('Select Query', 'Fields to return, separated by commas, for example id,status,name.', advanced)),
  ),
  $orderby: Type.Optional(
    always(text('Order by', 'Fields to order by, each with asc or desc, for example createdDateTime desc.', advanced)),
  ),
  $top: Type.Optional(
    always(
      int32('Top Count', 'Number of referrals to return at most; all of them without it.', { ...advanced, minimum: 0 }),
    ),
  ),
  $skip: Type.Optional(
    always(int32('Skip Count', 'Number of referrals to leave out at the start.', { ...advanced, minimum: 0 })),
  ),
  $count: Type.Optional(
    always(flag('Count', 'Yes adds the number of all referrals that match, whatever the page holds.', advanced)),
  ),
  // Part of the next link that the service gives; no parameter of the connector.
  $skiptoken: unlisted(always(text('Skip Token', 'Where the next page begins.'))),
});
