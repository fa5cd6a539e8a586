// The named schemas of the HTTP contract: /openapi.json refers to them by these names.
import { z } from 'zod';

export const schemaRegistry = z.registry<{ id: string }>();

/** Gives a schema its name in the contract. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  schemaRegistry.add(schema, { id });
  return schema;
}
