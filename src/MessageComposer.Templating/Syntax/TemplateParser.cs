using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Parses the statements of a template.</summary>
internal sealed class TemplateParser
{
    /// <summary>How deep blocks may nest; the parser and the render recurse per block.</summary>
    private const int DeepestBlocks = 100;

    private readonly TokenCursor _cursor;
    private readonly Scope _scope;
    private readonly ExpressionParser _expressions;
    private int _blocks;

    public TemplateParser(List<Token> tokens, Scope scope)
    {
        _cursor = new TokenCursor(tokens);
        _scope = scope;
        _expressions = new ExpressionParser(_cursor, scope);
    }

    /// <exception cref="TemplateFailure">The text is not of the language.</exception>
    public Block Template()
    {
        Block block = Statements();
        if (!_cursor.Is(TokenKind.EndOfFile)) throw _cursor.Unexpected($"`{_cursor.Current.Text}` without the statement it belongs to");
        _scope.Link();
        return block;
    }

    /// <summary>Statements up to <c>else</c>, <c>when</c>, <c>end</c> or the end of the text.</summary>
    private Block Statements()
    {
        List<Statement> statements = [];
        while (true)
        {
            switch (_cursor.Current.Kind)
            {
                case TokenKind.CodeEnd or TokenKind.LineEnd or TokenKind.Semicolon:
                    _cursor.Take();
                    break;
                case TokenKind.Text:
                    Token text = _cursor.Take();
                    statements.Add(new TextStatement(text.Start, text.Text));
                    break;
                case TokenKind.EndOfFile:
                case TokenKind.Name when _cursor.Current.Text is "else" or "when" or "end":
                    return statements.Count == 0 ? Block.Empty : new Block([.. statements]);
                default:
                    statements.Add(Statement());
                    break;
            }
        }
    }

    private Statement Statement()
    {
        Token first = _cursor.Current;
        if (first.Kind == TokenKind.Name)
        {
            switch (first.Text)
            {
                case "if": return Nested(If);
                case "for" when _cursor.Following.Kind != TokenKind.Dot: return Nested(For);
                case "case": return Nested(Case);
                case "capture": return Nested(Capture);
                case "break": return Leave(Flow.Break);
                case "continue": return Leave(Flow.Continue);
                default: break;
            }
            if (_cursor.Following.Kind == TokenKind.Assign) return Assignment();
        }
        PrintStatement print = new(_expressions.Pipe());
        ExpectEndOfStatement();
        return print;
    }

    private Statement Nested(Func<Token, Statement> parse)
    {
        Token keyword = _cursor.Take();
        if (++_blocks > DeepestBlocks) throw new TemplateFailure(keyword.Start, $"blocks nested deeper than {DeepestBlocks} levels");
        Statement statement = parse(keyword);
        _blocks--;
        return statement;
    }

    private IfStatement If(Token keyword)
    {
        List<Branch> branches = [];
        Block otherwise = Block.Empty;
        bool more = true;
        while (more)
        {
            Expression condition = _expressions.Pipe();
            ExpectEndOfStatement();
            branches.Add(new Branch(condition, Statements()));
            more = _cursor.IsWord("else") && _cursor.Following is { Kind: TokenKind.Name, Text: "if" };
            if (!more) continue;
            _cursor.Take();
            _cursor.Take();
        }
        if (TryElse()) otherwise = Statements();
        ExpectEnd(keyword);
        return new IfStatement(keyword.Start, [.. branches], otherwise);
    }

    private ForStatement For(Token keyword)
    {
        Token variable = NewName("the loop variable");
        if (!_cursor.IsWord("in")) throw _cursor.Unexpected("expected `in`");
        _cursor.Take();
        Expression iterator = _expressions.Pipe(callMayLead: false);
        List<LoopOption> options = [];
        while (_cursor.Current is { Kind: TokenKind.Name, Text: "limit" or "offset" } option)
        {
            _cursor.Take();
            _cursor.Expect(TokenKind.Colon, "`:`");
            options.Add(new LoopOption(option.Text == "limit", _expressions.Operand()));
        }
        ExpectEndOfStatement();
        int depth = _scope.LoopDepth;
        _scope.OpenLoopBody(variable.Text, (iterator as PathExpression)?.ModelPath ?? (iterator as NameExpression)?.Name);
        Block body = Statements();
        _scope.OpenLoopElse();
        Block otherwise = TryElse() ? Statements() : Block.Empty;
        _scope.CloseLoop();
        ExpectEnd(keyword);
        return new ForStatement(keyword.Start, depth, iterator, [.. options], body, otherwise);
    }

    private CaseStatement Case(Token keyword)
    {
        Expression subject = _expressions.Pipe();
        ExpectEndOfStatement();
        _ = Statements(); // all before the first `when` is dropped
        List<When> whens = [];
        while (_cursor.IsWord("when"))
        {
            int at = _cursor.Take().Start;
            Expression[] values = _expressions.WhenValues();
            ExpectEndOfStatement();
            whens.Add(new When(at, values, Statements()));
        }
        Block otherwise = TryElse() ? Statements() : Block.Empty;
        ExpectEnd(keyword);
        return new CaseStatement(keyword.Start, subject, [.. whens], otherwise);
    }

    private CaptureStatement Capture(Token keyword)
    {
        Token name = NewName("the name of the capture");
        ExpectEndOfStatement();
        Block body = Statements();
        ExpectEnd(keyword);
        return new CaptureStatement(keyword.Start, name.Text, _scope.SlotOf(name.Text), body);
    }

    private LeaveStatement Leave(Flow flow)
    {
        Token keyword = _cursor.Take();
        ExpectEndOfStatement();
        return new LeaveStatement(keyword.Start, flow, _scope.InsideLoopBody);
    }

    private AssignStatement Assignment()
    {
        Token name = NewName("a name");
        _cursor.Take();
        Expression value = _expressions.Pipe();
        ExpectEndOfStatement();
        return new AssignStatement(name.Start, _scope.SlotOf(name.Text), value);
    }

    /// <summary>A name that is about to get a value: neither a word of the language nor a function.</summary>
    private Token NewName(string what)
    {
        Token name = _cursor.Expect(TokenKind.Name, what);
        if (Keywords.IsReserved(name.Text) || _scope.IsHostFunction(name.Text)) throw new TemplateFailure(name.Start, $"`{name.Text}` cannot name a variable");
        return name;
    }

    private bool TryElse()
    {
        if (!_cursor.IsWord("else")) return false;
        _cursor.Take();
        ExpectEndOfStatement();
        return true;
    }

    private void ExpectEnd(Token opening)
    {
        if (_cursor.Is(TokenKind.EndOfFile)) throw new TemplateFailure(opening.Start, $"the `{opening.Text}` has no `end`");
        if (!_cursor.IsWord("end")) throw _cursor.Unexpected("expected `end`");
        _cursor.Take();
        ExpectEndOfStatement();
    }

    private void ExpectEndOfStatement()
    {
        if (_cursor.Current.Kind is TokenKind.CodeEnd or TokenKind.LineEnd or TokenKind.Semicolon or TokenKind.EndOfFile) return;
        throw _cursor.Unexpected("expected the end of the statement");
    }
}
