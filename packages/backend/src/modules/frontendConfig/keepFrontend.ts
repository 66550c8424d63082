import { JsonObject, JsonValue } from '@backstage/types';

/**
 * Reduces a configuration schema to the parts that let something be seen by
 * browsers. What is left decides the same about visible values; only the
 * checking of values that browsers never see is gone.
 *
 * Names of properties always stay: one that is named is not subject to its
 * neighbours' `additionalProperties`, which may be visible.
 */
export function keepFrontend(schema: JsonValue): JsonObject {
  if (!isObject(schema)) {
    return {};
  }
  const visible = mentionsFrontend(schema);
  if (visible && schema.deepVisibility === 'frontend') {
    return schema;
  }
  const { properties, additionalProperties, required, ...rest } = schema;
  return {
    ...(visible && rest),
    ...(isObject(properties) && {
      type: schema.type ?? 'object',
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          keepFrontend(property ?? {}),
        ]),
      ),
    }),
    // `false` is about names no schema knows, which stay invisible anyway.
    ...(isObject(additionalProperties) && visible && { additionalProperties }),
    ...(visible &&
      Array.isArray(required) &&
      isObject(properties) && {
        required: required.filter(name =>
          mentionsFrontend(properties[String(name)]),
        ),
      }),
  };
}

function mentionsFrontend(schema: JsonValue | undefined): boolean {
  if (Array.isArray(schema)) {
    return schema.some(mentionsFrontend);
  }
  if (!isObject(schema)) {
    return false;
  }
  return (
    schema.visibility === 'frontend' ||
    schema.deepVisibility === 'frontend' ||
    Object.values(schema).some(mentionsFrontend)
  );
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
