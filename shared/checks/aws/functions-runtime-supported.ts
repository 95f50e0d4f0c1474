import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { ENDS, SETTLED } from './lib/runtimes.ts';

export default perResource('lambdaFunctions', {
  title: 'No function runs on a runtime that is out of support',
  severity: 'medium',
  subjects: ['function', 'functions'],
  controls: [
    partial('A.8.8', 'The platform of the function still gets repairs; its own packages are judged by Inspector.'),
    supporting('A.8.19', 'Software that runs is a version that the provider keeps.'),
  ],
  remedy: {
    text: 'Under "Code", "Runtime settings" choose a runtime that is supported (aws lambda update-function-configuration --runtime), after a test.',
    url: page('lambda', '#/functions'),
  },
  verdict: (lambda, _, { asOf }) =>
    judge(lambda.runtime, (runtime) => {
      const [, end] = ENDS.find(([pattern]) => pattern.test(runtime)) ?? [];
      if (end === undefined) return manual(`Nothing is known here of ${runtime}: say until when AWS supports it.`);
      if (asOf.slice(0, 10) < end) return pass(`${runtime}, until ${end}`);
      return end <= SETTLED
        ? fail(`${runtime} is out of support since ${end}`)
        : manual(`AWS had planned to support ${runtime} until ${end}: say whether it still does.`);
    }),
});
