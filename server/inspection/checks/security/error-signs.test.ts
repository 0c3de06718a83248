import { expect, test } from 'vitest';
import { judged, seen } from '../../testing/judged.ts';
import errorDetails from './error-details.check.ts';
import { errorShown } from './error-signs.ts';

const page = (text: string) => `<!doctype html><title>Shop</title><h1>Shop</h1><p>${text}</p>`;

test.each([
  '<br />\n<b>Fatal error</b>:  Uncaught Error: no such class in <b>/srv/shop/cart.php</b> on line <b>7</b><br />',
  'Warning: foreach() argument must be of type array in /srv/shop/list.php on line 31',
  'PHP Notice: Undefined index: price in /srv/shop/item.php on line 3',
  'Deprecated: Creation of dynamic property in C:\\shop\\item.php on line 44',
  'Uncaught PDOException: no connection in /srv/db.php:12 Stack trace: #0 /srv/index.php(3)',
  'SQLSTATE[42S02]: Base table or view not found: 1146',
  'SQLSTATE[HY000] [2002] Connection refused',
  'DB2: SQLCODE=-204, SQLSTATE=42704',
  'ERROR 1054 (42S22): Unknown column in the field list',
  'ORA-00942: table or view does not exist',
  'Incorrect syntax near &#39;)&#39;.',
  'Unclosed quotation mark after the character string',
  'Conversion failed when converting the nvarchar value to data type int.',
  'mysqli_connect(): (HY000/1045): Access denied for the shop',
  'pg_query(): Query failed: no such relation',
  'SQLite3::query() [sqlite3.query]: near',
  '[Microsoft][ODBC Driver 18 for SQL Server] Login failed',
  'ERROR:  relation &quot;orders&quot; does not exist at character 15',
  'ERROR: syntax error at or near the comma',
  'java.lang.IllegalStateException: cart is closed',
  'org.hibernate.exception.JDBCConnectionException: no pool',
  'at com.shop.Cart.add(Cart.java:41)',
  'System.NullReferenceException: Object reference not set',
  'ActionView::Template::Error (wrong number of arguments)',
  'ActiveRecord::RecordNotFound (no such thing)',
  'NoMethodError: undefined method for nil',
  'Traceback (most recent call last): File',
  'at Cart.add (/srv/shop/cart.js:12:9)',
  '<?php echo $total; ?>',
  '<?php\ndeclare(strict_types=1);',
])('an error of a program: %s', (text) => {
  expect(errorShown(page(text))).not.toBeNull();
});

test.each([
  '<body><pre>Error: no price<br> &nbsp; &nbsp;at item (/srv/shop/item.js:3:14)</pre></body>',
  '<title>Server Error in &#39;/&#39; Application.</title>'.replaceAll('&#39;', "'"),
  '<h1>There has been an error processing your request</h1><p>Exception printing is disabled.</p><p>Error log record number: 93ab</p>',
  '<h1>Report</h1><pre>1 exception(s):\nException #0 (Exception): Notice: no price in /srv/shop/Item.php:12</pre>',
  '<title>🧨 Whoops! There was an error.</title>',
])('a page that is nothing else: %s', (html) => {
  expect(errorShown(html)).not.toBeNull();
});

test.each([
  'Warning: choking hazard, small parts in the box',
  'Warning: may contain traces of nuts. Printed in /colour/ on line paper',
  'Error 404 (not found) was the name of the first album',
  'Notice: our warehouse is shut on Monday',
  'How we fixed an SQL error in our checkout',
  'The book explains the SQLSTATE and ORA codes of databases',
  'Learn Java: from java.lang.String to java.util.List',
  'Exception to the rule: tea at midnight',
  'ERROR 451 cap, black',
  'Fatal error (paperback), 320 pages, in stock on line 2',
  'Incorrect syntax nearly cost us the launch',
  'System.out: an exhibition',
  'undefined method of payment? Call us',
  'Maximum allowed file size is 10 MB',
  'Invalid date selected',
  'This field cannot be empty.',
  'Please review the function of your device',
  'PHP for beginners: what &lt;?php means',
  'Look: <code>java.lang.NullPointerException</code> and what it means',
  'An example: <pre>Warning: Undefined variable in /srv/index.php on line 4</pre>',
  '<pre>Traceback (most recent call last):</pre> is how Python begins',
  '<code>SQLSTATE[42S02]: Base table or view not found</code>',
  'T-shirt “at Cart.add(Cart.java)”',
  'A book on java.lang.NullPointerException and how to avoid it',
  'Sticker with the words &lt;?php echo $love; ?&gt;',
  'There has been an error in your favour: free delivery',
  'Dynamic SQL: errors and how to avoid them',
  'Microsoft ODBC Driver, licence for one seat',
])('no error of a program: %s', (text) => {
  expect(errorShown(page(text))).toBeNull();
});

test('one cause on several pages is one finding, whatever order or line it names', () => {
  const shown = (n: number) => `<p>SQLSTATE[42S02]: Base table not found: 1146 Table 'shop.t_${n}' order ${n}</p>`;
  const pages = [seen('home', shown(1)), seen('product', shown(22)), seen('cart', '<p>ORA-00942: no table</p>')];
  const found = judged(errorDetails, { pages })!;
  expect(found.map(({ values, evidence }) => [values, evidence.length])).toEqual([
    [{ n: 2 }, 2],
    [{ n: 1 }, 1],
  ]);
  const again = judged(errorDetails, { pages: [seen('category', shown(7))] })!;
  expect(again[0]!.about).toBe(found[0]!.about);
});
