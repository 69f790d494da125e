import { expect, test } from "vitest";
import { facilityJsonSchema, happeningsJsonSchema, type JsonSchema } from "../../src/wire/json-schema.ts";

function written(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

test("the published schema of facility.yaml is the one in use", async () => {
  await expect(written(facilityJsonSchema())).toMatchFileSnapshot("../../schema/facility.schema.json");
});

test("the published schema of files of happenings is the one in use", async () => {
  await expect(written(happeningsJsonSchema())).toMatchFileSnapshot("../../schema/happenings.schema.json");
});

test("every field of the published schemas says what it is", () => {
  const silent = [...fieldsOf("facility", facilityJsonSchema()), ...fieldsOf("happenings", happeningsJsonSchema())];
  const free = /\.(type|kind)$/;
  expect(silent.filter((path) => !free.test(path))).toEqual([]);
});

function fieldsOf(path: string, schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== "properties") return fieldsOf(path, value);
    return Object.entries(value as Record<string, object>).flatMap(([name, field]) => [
      ...("description" in field ? [] : [`${path}.${name}`]),
      ...fieldsOf(`${path}.${name}`, field),
    ]);
  });
}
