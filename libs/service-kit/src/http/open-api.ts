import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

/**
 * `/docs` and `/docs-json`: OpenAPI 3.1 of every endpoint, from the schemas that validate. It is built when it is first
 * asked for.
 */
export function serveOpenApi(app: NestFastifyApplication, service: string): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app, service), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
  });
}

export function openApiOf(app: NestFastifyApplication, service: string): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Redress ${service}`)
    .setDescription('Errors are problem details (RFC 9457); times are RFC 3339; lists go on with cursors.')
    .setVersion('v1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, outline, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? jsonSchemaOf(schema, schemaType) : undefined,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Nest would ask zod for OpenAPI 3.0, whose `nullable` 3.1 does not know. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const {
    $defs,
    $schema: _dialect,
    ...own
  } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return { schema: own, ...($defs === undefined ? {} : { components: $defs }) };
}
