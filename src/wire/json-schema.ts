import * as z from "zod/mini";
import { facilitySchema, variantSchema } from "./facility-schema.ts";
import { happeningSchemas } from "./happening-schema.ts";
import { envelopeSchema } from "./report.ts";

/** A JSON Schema document, as an editor reads it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The JSON Schema of `facility.yaml`: a facility that stands on its own, or one that extends another. */
export function facilityJsonSchema(): JsonSchema {
  return {
    $schema: dialect,
    title: "A facility of Conformed",
    if: { required: ["extends"] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: objectSchema(variantSchema()),
    else: objectSchema(facilitySchema()),
  };
}

/** The JSON Schema of a file of happenings. */
export function happeningsJsonSchema(): JsonSchema {
  const envelope = objectSchema(envelopeSchema());
  const reports = Object.entries(happeningSchemas("USD")).map(([type, schema]) => {
    const happening = objectSchema(schema());
    return {
      title: type,
      ...happening,
      properties: { ...envelope.properties, ...happening.properties },
      required: [...envelope.required, ...happening.required],
    };
  });
  return {
    $schema: dialect,
    title: "Happenings of a facility of Conformed",
    type: "array",
    items: { oneOf: reports },
  };
}

function objectSchema(schema: z.ZodMiniType) {
  const { $schema: _, properties = {}, required = [], ...rest } = z.toJSONSchema(schema, { io: "input" });
  return { ...rest, properties, required };
}
