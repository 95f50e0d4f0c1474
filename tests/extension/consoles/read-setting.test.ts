// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { settingByLabel } from '#extension/consoles/read-setting.ts';
import { allSteps } from '#extension/consoles/steps.ts';

function read(markup: string, label = 'Require MFA') {
  const doc = new DOMParser().parseFromString(`<!doctype html><html><body>${markup}</body></html>`, 'text/html');
  return allSteps(settingByLabel(doc, label));
}

describe('a setting', () => {
  it.each([
    ['a checkbox in its label', '<label><input type="checkbox" checked> Require MFA</label>', true],
    ['a checkbox that is not ticked', '<label><input type="checkbox"> Require MFA</label>', false],
    [
      'a label for a control elsewhere',
      '<label for="x">Require MFA</label><hr><input id="x" value="always">',
      'always',
    ],
    ['a named switch', '<button role="switch" aria-checked="false" aria-label="Require MFA"></button>', false],
    [
      'a switch beside its heading',
      '<div><h3>Require MFA</h3><div><i role="switch" aria-checked="true"></i></div></div>',
      true,
    ],
    [
      'a switch drawn over a checkbox',
      '<div><b>Require MFA</b><i role="switch" aria-checked="true"></i><input type="checkbox" checked></div>',
      true,
    ],
    ['a term and its answer', '<dl><dt>Require MFA</dt><dd>Always</dd><dt>Else</dt><dd>No</dd></dl>', 'Always'],
    ['a row head and its cell', '<table><tr><th>Require MFA</th><td>Yes</td></tr></table>', 'Yes'],
    ['a label above its value', '<div><div><span>Require MFA</span></div><div>On, for all</div></div>', 'On, for all'],
    ['other case, spacing and a colon', '<dl><dt> require  mfa: </dt><dd>Yes</dd></dl>', 'Yes'],
    [
      'a chosen radio',
      '<fieldset><legend>Require MFA</legend><label><input type="radio" name="a"> Off</label><label><input type="radio" name="a" checked> On</label></fieldset>',
      'On',
    ],
    ['a radio of its own', '<label><input type="radio" name="a" checked> Require MFA</label>', true],
    [
      'the same thing said twice',
      '<dl><dt>Require MFA</dt><dd>Yes</dd></dl><dl><dt>Require MFA</dt><dd>Yes</dd></dl>',
      'Yes',
    ],
  ])('is %s', (_, markup, value) => {
    expect(read(markup)).toBe(value);
  });

  it.each([
    ['is not there', '<p>Nothing</p>'],
    ['is only part of a sentence', '<div><p>Require MFA for everyone</p><input type="checkbox" checked></div>'],
    ['is in a part that is not shown', '<div hidden><label><input type="checkbox" checked> Require MFA</label></div>'],
    ['is mixed', '<button role="checkbox" aria-checked="mixed" aria-label="Require MFA"></button>'],
    ['has two controls', '<div><span>Require MFA</span><input value="a"><input value="b"></div>'],
    [
      'has two groups of radios',
      '<div><span>Require MFA</span><input type="radio" name="a" checked><input type="radio" name="b"></div>',
    ],
    [
      'has no radio chosen',
      '<fieldset><legend>Require MFA</legend><label><input type="radio" name="a"> Off</label></fieldset>',
    ],
    ['is said in two ways', '<dl><dt>Require MFA</dt><dd>Yes</dd></dl><dl><dt>Require MFA</dt><dd>No</dd></dl>'],
    ['is followed by prose', `<div><h3>Require MFA</h3><p>${'Long words. '.repeat(40)}</p></div>`],
    ['has an empty field', '<label for="x">Require MFA</label><input id="x" value="">'],
    ['heads a column', '<table><tr><th>Require MFA</th><th>Owner</th></tr><tr><td>a</td><td>b</td></tr></table>'],
    ['heads a column by role', '<div role="row"><div role="columnheader">Require MFA</div><div>Owner</div></div>'],
    ['is an entry of a menu', '<nav><span>Require MFA</span><span>Users</span></nav>'],
    ['is a link', '<p><a href="#">Require MFA</a><a href="#">Users</a></p>'],
    ['is a term without an answer', '<dl><dt>Require MFA</dt></dl><p>Yes</p>'],
  ])('is unknown when it %s', (_, markup) => {
    expect(read(markup)).toBeNull();
  });
});
