/** A value as part of the name of a message, where no dot, space or hyphen may be. */
export type MessageName<Value extends string> = Value extends `${infer First}${infer Rest}`
  ? `${First extends '.' | ' ' | '-' ? '_' : First}${MessageName<Rest>}`
  : '';

/** Names the message for a value: `adminAudit-actions-token_create` says what the action `token.create` is. */
export function messageName<Value extends string>(value: Value): MessageName<Value> {
  return value.replaceAll(/[. -]/g, '_') as MessageName<Value>;
}
