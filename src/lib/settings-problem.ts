/** What is wrong with a setting, or with several of them together. */
export interface SettingsProblem<Key extends string = string> {
  /** The settings that it is about. It is not reported when one of them is already not valid by itself. */
  readonly keys: readonly Key[];
  /**
   * The text after the names of these settings. `{port}` becomes the name of that setting as the operator writes it.
   */
  readonly message: string;
}
