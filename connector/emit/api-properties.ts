import { api, signIn } from '../model/api';
import type { OperationId } from '../model/operations';

export type ApiProperties = { readonly properties: Record<string, unknown> };

const listOperation: OperationId = 'GetAllReferrals';

/** What the platforms keep beside the definition, `apiProperties.json`, as a value. No secret has a place in it. */
export function emitApiProperties(clientId: string = signIn.placeholderClientId): ApiProperties {
  return {
    properties: {
      connectionParameters: {
        // paconn puts the client secret into the parameter of this name and no other.
        token: {
          type: 'oauthSetting',
          oAuthSettings: {
            identityProvider: 'aad',
            clientId,
            scopes: [],
            redirectMode: 'GlobalPerConnector',
            redirectUrl: signIn.redirectUrl,
            properties: { IsFirstParty: 'False', AzureActiveDirectoryResourceId: signIn.resource },
            customParameters: {
              loginUri: { value: signIn.login },
              tenantId: { value: signIn.tenant },
              resourceUri: { value: signIn.resource },
            },
          },
        },
        'token:TenantId': {
          type: 'string',
          metadata: { sourceType: 'AzureActiveDirectoryTenant' },
          uiDefinition: { constraints: { required: 'false', hidden: 'true' } },
        },
      },
      iconBrandColor: api.brandColor,
      capabilities: ['actions'],
      publisher: api.publisher,
      policyTemplateInstances: [
        {
          // Without it the next link names the API's host, which a flow cannot call.
          templateId: 'updatenextlink',
          title: 'Page through the gateway',
          parameters: {
            'x-ms-apimTemplateParameter.nextLinkPropertyName': '@odata.nextLink',
            'x-ms-apimTemplate-operationName': [listOperation],
          },
        },
      ],
    },
  };
}
