// `\${` stands for `${`, which would be TypeScript's.
export const LANGUAGE = String.raw`
1/3
0.1+0.2
0.1+0.2==0.3
length([1])/length([1,2,3])
1e400
1.10
123456789012345678901234567890
1e21
1.5e-7
10 % 3
-7 % 3
7 % -3
10 % 3.3
5.5 % 2
0.1 * 3
1e100 * 1e-100
2 + 3 * 4
(2 + 3) * 4
10 / 4
1 > "0"
"1" + 1
"a" + 1
!"true"
!0
-"5"
- -5
true && false
true || "false"
"a" && true
null == null
null == "a"
"a" == null
"a" == 1
true == "true"
1 == "1"
1 == 1.0
[1] == [1]
[1] == tolist([1])
{a=1} == {a=1}
{a=1} == tomap({a=1})
{a=null} == {a="x"}
{a=null} == {a=null}
[null] == [null]
[null] == [1]
toset([1,2]) == toset([2,1])
1 != 2
1 < 2
2 <= 2
"10" < 9
null + 1
true ? 1 : "a"
true ? "a" : 1
false ? 1 : "a"
true ? 1 : true
true ? [1] : ["a","b"]
true ? [1] : [2]
true ? [1] : []
false ? [1] : []
true ? tolist([1]) : []
true ? {a=1} : {b=2}
true ? {a=1} : {a="x"}
true ? {a=1,b=2} : {a="x"}
true ? {} : {a=1}
true ? {a=1} : {b=[]}
true ? {a=1} : {b="x"}
true ? tomap({a=1}) : {b="x"}
true ? null : 1
false ? null : 1
true ? null : null
true ? [] : null
true ? toset([1]) : [1,2]
true ? toset([1]) : tolist(["a"])
true ? [1,[2]] : [1,["a"]]
true ? 1 : tobool("x")
"true" ? 1 : 2
1 ? 1 : 2
null ? 1 : 2
true ? [{a=1}] : [{a=1},{a=2}]
true ? [{a=1}] : [{a=1},{b=2}]
true ? [{a=1,b=null}] : [{a=1,b="x"}]
[true ? "a" : null, 1]
[for k, v in {b=1,a=2}: k]
[for k, v in {b=1,a=2}: "\${k}=\${v}"]
[for i, v in ["x","y"]: i]
[for v in toset(["b","a"]): v]
[for k, v in toset(["b","a"]): k]
[for v in [1,2,3]: v if v > 1]
[for v in [1,2,3]: v if "true"]
{for k, v in ["x","y"]: k => v}
{for v in ["x","y"]: v => "a"...}
{for v in ["x","y"]: "a" => v...}
{for v in ["x","y"]: "a" => v}
{for v in ["x"]: v => [v]}
{for v in []: v => v}
[for v in []: v]
[for v in null: v]
[for v in "abc": v]
{for k, v in {a=1}: upper(k) => v + 1}
{for v in [1,2]: v => v}
{for v in [null]: v => v}
[for v in [1,2]: [for w in [3,4]: v * w]]
[{a=1},{a=2}][*].a
[{a=1},{a=2}].*.a
tolist([{a=1},{a=2}])[*].a
toset([{a=1},{a=2}])[*].a
null[*]
null[*].a
5[*]
{a=1}[*]
{a=1}[*].a
[{a=[1,2]},{a=[3]}][*].a[0]
[{a=[1,2]},{a=[3]}].*.a[0]
[{a=[{b=1}]}][*].a[*].b
[[1,2],[3]][*][0]
[][*].a
tolist([])[*]
[for v in tolist([]): v]
slice(tolist([{a=1}]),0,0)[*].a
slice(tolist([{a=1}]),0,0).*.a
[1,2,3][0]
[1,2,3]["1"]
[1,2,3][3]
[1,2,3][-1]
[1,2,3][1.5]
{a=1}["a"]
{a=1}.a
{a=1}.b
tomap({a=1}).b
tomap({a=1})["a"]
{a={b=1}}.a.b
{"1"=2}[1]
toset([1])[0]
[[1]].0
"a"[0]
null.a
{a=1,a=2}
{"a b"=1, c=2}
{(upper("x"))=1}
{"\${"k"}x"=1}
{1=2}
{true=1}
{a:1}
{null=1}
"a\${1}b"
"a\${true}b"
"a\${null}b"
"a\${[1]}b"
"\${[1]}"
"\${1}"
"\${1.5}"
"%{if true}a%{else}b%{endif}"
"%{if false}a%{endif}"
"%{for v in ["a","b"]}\${v},%{endfor}"
"%{for k, v in {a=1}}\${k}\${v}%{endfor}"
"%{for v in toset(["z","y"])}\${v}%{endfor}"
"x%{if 1 == 1 ~}  a  %{~ endif}y"
"$\${a} %%{b}"
"\u00e9\t\\\""
"한글 \${"😀"}"
"e\u0301"
length("e\u0301")
length("👨‍👩‍👧")
length("")
length("한글")
length([1,2])
length({a=1})
length(toset([1,1]))
length(1)
length(null)
`;
