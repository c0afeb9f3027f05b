// URL. A caret in a path is encoded, as the URL standard asks since 2024.

new URL('http://example.com').href
//=> "http://example.com/"

new URL('HTTP://EXAMPLE.com:80/a/../b/./c?x=1#h').href
//=> "http://example.com/b/c?x=1#h"

new URL('https://u:p@example.com:8443/p?q#f').href
//=> "https://u:p@example.com:8443/p?q#f"

['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'hash'].map(k => new URL('https://u:p@ex.com:8443/p/q?a=1&b=2#f')[k])
//=> ["https://u:p@ex.com:8443/p/q?a=1&b=2#f", "https://ex.com:8443", "https:", "u", "p", "ex.com:8443", "ex.com", "8443", "/p/q", "?a=1&b=2", "#f"]

new URL('/x', 'http://a.com/b/c').href
//=> "http://a.com/x"

new URL('x', 'http://a.com/b/c').href
//=> "http://a.com/b/x"

new URL('../x', 'http://a.com/b/c/d').href
//=> "http://a.com/b/x"

new URL('../../../x', 'http://a.com/b/c/d').href
//=> "http://a.com/x"

new URL('?q', 'http://a.com/b/c?d#e').href
//=> "http://a.com/b/c?q"

new URL('#q', 'http://a.com/b/c?d#e').href
//=> "http://a.com/b/c?d#q"

new URL('', 'http://a.com/b/c?d#e').href
//=> "http://a.com/b/c?d"

new URL('//b.org/z', 'https://a.com/b').href
//=> "https://b.org/z"

new URL('http:x', 'http://a.com/b/c').href
//=> "http://a.com/b/x"

new URL('http:/x', 'http://a.com/b/c').href
//=> "http://a.com/x"

new URL('https:x', 'http://a.com/b/c').href
//=> "https://x/"

new URL('.', 'http://a.com/b/c').href
//=> "http://a.com/b/"

new URL('./', 'http://a.com/b/c/').href
//=> "http://a.com/b/c/"

new URL('..', 'http://a.com/b/c/').href
//=> "http://a.com/b/"

new URL('http://a.com/%2e%2e/x/%2E').href
//=> "http://a.com/x/"

// Node.js 20 answers "http://a.com/a%20b%22%3C%3E%60%7B%7D^|"
new URL('http://a.com/a b"<>`{}^|').href
//=> "http://a.com/a%20b%22%3C%3E%60%7B%7D%5E|"

new URL('http://a.com/?a b"<>`{}^|\'').href
//=> "http://a.com/?a%20b%22%3C%3E`{}^|%27"

new URL('http://a.com/#a b"<>`{}^|\'').href
//=> "http://a.com/#a%20b%22%3C%3E%60{}^|'"

new URL('http://a.com/é?é#é').href
//=> "http://a.com/%C3%A9?%C3%A9#%C3%A9"

new URL('  http://a.com/x  ').href
//=> "http://a.com/x"

new URL('http://a.com\\b\\c').href
//=> "http://a.com/b/c"

new URL('http:///a.com/b').href
//=> "http://a.com/b"

new URL('http://a.com/a\tb\nc').href
//=> "http://a.com/abc"

new URL('http://192.168.0.1/').hostname
//=> "192.168.0.1"

new URL('http://0x7f.1/').hostname
//=> "127.0.0.1"

new URL('http://256.1.1.1/')
//=> !! TypeError: Invalid URL

new URL('http://1.2.3.4.5/')
//=> !! TypeError: Invalid URL

new URL('http://2130706433/').hostname
//=> "127.0.0.1"

new URL('http://a.com:99999/')
//=> !! TypeError: Invalid URL

new URL('http://a.com:x/')
//=> !! TypeError: Invalid URL

new URL('http://a.com:/').href
//=> "http://a.com/"

new URL('http://a b.com/')
//=> !! TypeError: Invalid URL

new URL('http://')
//=> !! TypeError: Invalid URL

new URL('foo')
//=> !! TypeError: Invalid URL

new URL('')
//=> !! TypeError: Invalid URL

// Node.js 20 answers !! TypeError: The "url" argument must be specified
new URL()
//=> !! TypeError: Invalid URL

new URL('/x', 'foo')
//=> !! TypeError: Invalid URL

new URL('http://a.com', undefined).href
//=> "http://a.com/"

URL.canParse('foo')
//=> false

URL.canParse('http://a.com')
//=> true

URL.canParse('/x', 'http://a.com')
//=> true

new URL('http://a.com').toString()
//=> "http://a.com/"

JSON.stringify({u:new URL('http://a.com/x')})
//=> "{\"u\":\"http://a.com/x\"}"

String(new URL('ws://a.com:80/x'))
//=> "ws://a.com/x"

new URL(new URL('http://a.com/x')).href
//=> "http://a.com/x"

new URL('y', new URL('http://a.com/x')).href
//=> "http://a.com/y"

(() => {const u=new URL('http://a.com/x'); u.searchParams.append('q', 'a b&c'); return [u.href,
  u.search]})()
//=> ["http://a.com/x?q=a+b%26c", "?q=a+b%26c"]

(() => {const u=new URL('http://a.com/x?a=1'); u.searchParams.delete('a'); return [u.href,
  u.search]})()
//=> ["http://a.com/x", ""]

(() => {const u=new URL('http://a.com/x?a=1'); const p=u.searchParams; u.search='?b=2';
  return [p.get('b'), p.get('a'), u.searchParams === p]})()
//=> ["2", null, true]

(() => {const u=new URL('http://a.com/x?a=1'); u.search=''; u.hash='zz'; u.pathname='p q';
  return u.href})()
//=> "http://a.com/p%20q#zz"

(() => {const u=new URL('http://a.com/x'); u.host='b.org:81'; u.protocol='https'; return u.href})()
//=> "https://b.org:81/x"

(() => {const u=new URL('http://a.com:81/x'); u.port=''; return u.href})()
//=> "http://a.com/x"

(() => {const u=new URL('http://a.com:81/x'); u.port='90x'; u.hostname='z.org'; return u.href})()
//=> "http://z.org:90/x"

(() => {const u=new URL('http://a.com/x'); u.username='me'; u.password='p:w'; return u.href})()
//=> "http://me:p%3Aw@a.com/x"

(() => {const u=new URL('http://a.com/x'); u.href='https://q.com'; return [u.host, u.href]})()
//=> ["q.com", "https://q.com/"]

(() => {const u=new URL('http://a.com/x'); u.href='q'; return u.href})()
//=> !! TypeError: Invalid URL

(() => {const u=new URL('http://a.com/x'); u.hash='#a#b'; u.search='a?b#c'; return u.href})()
//=> "http://a.com/x?a?b%23c#a#b"

(() => {const u=new URL('http://a.com/x?q=%20+'); return [u.searchParams.get('q'), u.search]})()
//=> ["  ", "?q=%20+"]

new URL('http://a.com/?').search
//=> ""

new URL('http://a.com/?').href
//=> "http://a.com/?"

new URL('http://a.com/#').href
//=> "http://a.com/#"

Object.prototype.toString.call(new URL('http://a.com'))
//=> "[object URL]"

new URL('http://a.com') instanceof URL
//=> true

URLSearchParams.name+URL.name
//=> "URLSearchParamsURL"

