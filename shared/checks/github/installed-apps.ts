import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

/** Rights with which an app can change code, who may change it, what runs, or what is handed out. */
const STRONG =
  /^(contents|administration|workflows|actions|environments|packages|pages|members|repository hooks|((dependabot|codespaces|organization( \w+)?) )?secrets|organization (administration|hooks|custom (org )?roles|self hosted runners|personal access tokens)): /;

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Installed apps hold no far-reaching rights over every repository',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['app', 'apps'],
  controls: [
    {
      id: 'A.5.19',
      strength: 'partial',
      rationale:
        'Shows which outside software was let in and how far it reaches; it does not show that its maker was assessed.',
    },
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows which machine accounts can administer or change code everywhere; it does not show that this was approved.',
    },
    {
      id: 'A.5.21',
      strength: 'supporting',
      rationale: 'Shows which third parties take part in development; it does not show how they are overseen.',
    },
  ],
  remedy: {
    text: 'Choose "Configure" beside the app and limit it to "Only select repositories", or uninstall it.',
    url: organizationSettings('installations'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/organization'];
    const apps = input.known ? input.value.installations : input;
    return each(
      apps,
      allOf('apps', scope),
      ({ app }) => ({ type: 'app', id: app.known ? app.value : 'an app without a name' }),
      ({ suspended, repositories, writes }) => {
        if (suspended.known && suspended.value) return notApplicable('suspended: it can do nothing');
        if (!suspended.known) return unavailable(suspended);
        return judge(writes, (rights) => {
          const strong = rights.filter((right) => STRONG.test(right));
          if (strong.length === 0)
            return pass(rights.length === 0 ? 'it only reads' : `it changes no more than ${rights.join(', ')}`);
          return judge(repositories, (reach) =>
            reach === 'selected'
              ? pass(`on chosen repositories: ${strong.join(', ')}`)
              : fail(`on every repository: ${strong.join(', ')}`),
          );
        });
      },
    );
  },
});
