/** How the announces on IRC go. */
export interface IrcState {
  readonly state: 'connecting' | 'connected' | 'waiting';
  /** Host and port. */
  readonly server: string;
  readonly channels: readonly string[];
  /** Why it was disconnected last; undefined while it is connected. */
  readonly problem: string | undefined;
}
