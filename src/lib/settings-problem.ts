/** What is wrong with a setting, or with several taken together. */
export interface SettingsProblem<Key extends string = string> {
  /** What it is about: it says nothing when one of these is not valid by itself. */
  readonly keys: readonly Key[];
  /** Follows the names of these settings. `{port}` stands for the name of that setting as its operator writes it. */
  readonly message: string;
}
