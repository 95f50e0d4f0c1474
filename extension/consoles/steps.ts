/** Work in steps: whoever runs it may let the page do something else after each. */
export type Steps<T> = Generator<void, T>;

/** Does all of it at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
