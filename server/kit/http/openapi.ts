import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '#contract/endpoint';
import type { EndpointRoute, Route } from './serve.ts';

const isPresent = (schema: z.ZodType) => !(schema instanceof z.ZodUndefined);

/** The OpenAPI 3.1 document of everything that the console does, drawn from the routes themselves. */
export function openApi(routes: readonly Route[], version: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    if ('raw' in route) continue;
    const path = route.endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.endpoint.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Vakhta',
      version,
      description:
        'Calls carry `Authorization: Bearer <token>`. Refusals are `{"error": {"code", "message", "field"}}`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
}

function operation({ endpoint }: EndpointRoute) {
  const { params, query, body, response, access } = endpoint;
  const answer = isPresent(response)
    ? { '200': { description: 'Done', content: { 'application/json': { schema: response } } } }
    : { '204': { description: 'Done' } };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    description: access === 'public' ? 'Public.' : `Needs: \`${access}\`.`,
    ...(access === 'public' ? {} : { security: [{ token: [] }] }),
    requestParams: {
      ...(isPresent(params) ? { path: params as z.ZodObject } : {}),
      ...(isPresent(query) ? { query: query as z.ZodObject } : {}),
    },
    ...(isPresent(body) ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { ...answer, '4XX': { description: 'Refused', content: { 'application/json': { schema: problem } } } },
  };
}
