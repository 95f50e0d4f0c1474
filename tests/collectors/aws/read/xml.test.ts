import { expect, test } from 'vitest';
import { View } from '#collectors/aws/read/view.ts';
import { parseXml } from '#collectors/aws/read/xml.ts';

test('reads elements, repeated elements, entities, CDATA and empty elements', () => {
  const { root, value } = parseXml(
    '<?xml version="1.0"?>\n<A xmlns="urn:x"><B>1 &lt; 2 &#38; &#x41;</B><B><![CDATA[<raw>]]></B><C/><ns:D at="1">d</ns:D></A>',
  );
  expect(root).toBe('A');
  expect(value).toEqual({ B: ['1 < 2 & A', '<raw>'], C: '', D: 'd' });
});

test.each(['<A><B></A></B>', '<A>', '</A>', 'text', '<A/><B/>', '<!DOCTYPE a [<!ENTITY x "y">]><A>&x;</A>', ''])(
  'refuses %s',
  (source) => {
    expect(() => parseXml(source)).toThrow(SyntaxError);
  },
);

test('a view finds a field however a service spells it', () => {
  const xml = View.ofBody(
    '<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance><StorageEncrypted>true</StorageEncrypted></DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>',
  );
  expect(xml.list('DBInstances')?.map((one) => one.bool('storageEncrypted'))).toEqual([true]);
  expect(
    View.ofBody('{"dBInstances":[{"storageEncrypted":false}]}').list('DBInstances')?.[0]?.bool('StorageEncrypted'),
  ).toBe(false);
});

test('a view has no defaults', () => {
  const view = View.ofBody(
    '{"a":null,"n":9007199254740993,"t":"2026-01-02T03:04:05Z","s":1767323045.5,"l":[],"o":{"x":1,"y":2}}',
  );
  expect(view.bool('a')).toBeUndefined();
  expect(view.text('missing.deep')).toBeUndefined();
  expect(view.number('n'), 'too large to be exact').toBeUndefined();
  expect(view.instant('t')).toBe('2026-01-02T03:04:05.000Z');
  expect(view.instant('s')).toBe('2026-01-02T03:04:05.500Z');
  expect(view.list('l')).toEqual([]);
  expect(view.list('o'), 'two different fields are no list').toBeUndefined();
  expect(view.fact('a', (one) => one.bool())).toEqual({ known: false, why: 'AWS did not return a' });
});

test('an empty list in XML is empty, and JSON inside of JSON is opened', () => {
  expect(View.ofBody('<R><volumeSet/></R>').list('volumeSet')).toEqual([]);
  expect(new View({ acl: '{"grantList":[{"grantee":"AllUsers"}]}' }).list('acl.grantList')).toHaveLength(1);
});
