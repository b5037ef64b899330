/**
 * What Slack takes, in UTF-16 units unless said otherwise. Slack refuses a whole message over one number too many, so
 * every renderer measures against these. Source: docs.slack.dev/reference/block-kit, and the types of @slack/types
 * where the two differ.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /**
     * `msg_blocks_too_long` is not documented: it was met at 13,297 characters of a lone markdown block, and at
     * 11,341 characters of text in many rich text blocks, whose wrapping counts too (slackapi/bolt-js #2509, #2867).
     * So the blocks are measured as JSON, which counts everything, and kept below both.
     */
    json: 11_000,
    /** The fallback: a notification. Slack would take 40,000, and recommends 4,000. */
    text: 3000,
    /** Room for the two notes that say a message is continued. */
    noteJson: 500,
    noteBlocks: 2,
  },
  header: 150,
  /** Any plain_text object, where its place sets no limit of its own. */
  plainText: 3000,
  /** Rich text has no documented limit; a section's is the nearest. Measured as JSON, for its pieces weigh more than their text. */
  richText: 3000,
  listItems: 50,
  actions: 25,
  /** Above this a row of buttons becomes hard to read on a phone. */
  actionsInOneRow: 5,
  imageAlt: 2000,
  url: 3000,
  button: { text: 75, value: 2000, accessibilityLabel: 75 },
  select: {
    placeholder: 150,
    options: 100,
    /** One select must leave room for something else in its message. */
    json: 9000,
  },
  option: {
    text: 75,
    description: 75,
    /** The reference says 150 by now, the types of the SDK still 75. */
    value: 75,
    /** Values must differ within a select: room for `12.` before one that occurs again. */
    ordinal: 4,
  },
  /** A modal, or a Home tab. Its title is the shortest text that Slack shows; a view may weigh 250 kB. */
  view: { blocks: 100, title: 24, json: 200_000, metadata: 3000 },
  form: { label: 2000, hint: 2000, text: 3000, checkboxes: 10, submit: 24 },
  /** Text that is streamed; Slack takes 12,000, and escaping makes a character up to five long. */
  streamedText: 2400,
  /** Prompts that an agent suggests. */
  prompts: 4,
  /** A response_url takes five messages within 30 minutes. */
  responseUrlUses: 5,
  manifest: {
    commands: 50,
    /** With the slash. */
    command: 32,
    description: 2000,
    usageHint: 1000,
    unfurlDomains: 5,
  },
} as const;
