import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('lambdaFunctions', {
  title: 'No function runs on a runtime that is out of support',
  severity: 'medium',
  subjects: ['function', 'functions'],
  controls: [
    partial('A.8.8', 'The platform of the function still gets repairs; its own packages are judged by Inspector.'),
    supporting('A.8.19', 'Software that runs is a version that the provider keeps.'),
  ],
  remedy: { text: 'Move the function to a runtime that is supported.', url: page('lambda', '#/functions') },
  verdict: (lambda) =>
    judge(lambda.runtime, (runtime) => (OLD.test(runtime) ? fail(`${runtime} is out of support`) : pass(runtime))),
});

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated */
const OLD =
  /^(nodejs(\d\.|10|12|14|16|18)|python(2|3\.[6-9]$)|ruby2|ruby3\.2|java8$|dotnetcore|dotnet(5|6|7)|go1|provided$)/;
