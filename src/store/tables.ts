/** What only stands here, and cannot be worked out again: what people set up and shared, and what was posted. */
export const KEPT_TABLES: readonly string[] = [
  'subscriptions',
  'deliveries',
  'delivery_parts',
  'told',
  'notes',
  'shares',
  'invocations',
];
