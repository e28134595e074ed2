// The rows: `Name [a, b, c] [further words] "what it does" => { specialized… };`
ops! {
    // ---- Moves and constants -------------------------------------------------------------
    Nop [None, None, None] [] "Nothing.";
    Breakpoint [None, None, None] [] "The interpreter's own, never compiled: stands in an instruction's place for one turn.";
    Wide [Number, Number, Number] [] "Prefix: the upper eight bits of the next instruction's a, b and c.";
    Move [Write, Read, None] [] "r[a] = r[b].";
    LoadConst [Write, Const16, High] [] "r[a] = constants[bc].";
    LoadInt [Write, Int16, High] [] "r[a] = the small integer bc.";
    LoadNone [Write, None, None] [] "r[a] = None.";
    LoadTrue [Write, None, None] [] "r[a] = True.";
    LoadFalse [Write, None, None] [] "r[a] = False.";
    LoadUnbound [Write, None, None] [] "r[a] = the unbound marker: clears a local or marks an absent operand.";
    CheckBound [Read, None, None] [] "Raises UnboundLocalError, naming local a, if r[a] is unbound.";

    // ---- Variables -----------------------------------------------------------------------
    LoadGlobal [Write, Name16, High] [Cache] "r[a] = the global or builtin names[bc]; NameError." => {
        LoadGlobalCell "The name is a global: its cell is in the code's cell table.",
        LoadGlobalBuiltin "The name is a builtin's: the cache is the key version of the globals.",
    };
    StoreGlobal [Read, Name16, High] [Cache] "The global names[bc] = r[a]." => {
        StoreGlobalCell "The global exists: its cell is in the code's cell table.",
    };
    DeleteGlobal [None, Name16, High] [] "Deletes the global names[bc]; NameError.";
    LoadName [Write, Name16, High] [] "r[a] = names[bc] in the namespace r[0], else as LoadGlobal.";
    StoreName [Read, Name16, High] [] "names[bc] in the namespace r[0] = r[a].";
    DeleteName [None, Name16, High] [] "Deletes names[bc] from the namespace r[0]; NameError.";
    MakeCell [Modify, None, None] [] "r[a] = a new cell holding r[a] (which may be unbound).";
    LoadCell [Write, Read, None] [] "r[a] = contents of the cell r[b]; UnboundLocalError naming local b.";
    StoreCell [Read, Read, None] [] "Contents of the cell r[b] = r[a].";
    DeleteCell [None, Read, None] [] "Empties the cell r[b]; UnboundLocalError if empty.";
    LoadFree [Write, Free16, High] [] "r[a] = contents of the function's free variable bc; NameError if empty.";
    StoreFree [Read, Free16, High] [] "Contents of free variable bc = r[a].";
    DeleteFree [None, Free16, High] [] "Empties free variable bc; NameError if empty.";
    LoadFreeCell [Write, Free16, High] [] "r[a] = the cell of free variable bc (to build an inner closure).";
    LoadNameOrFree [Write, Free16, High] [] "r[a] = free variable bc's name in the namespace r[0], else the free variable's contents (class bodies).";
    LoadNameFrom [Write, Read, None] [Name] "r[a] = name in the mapping r[b], else as LoadGlobal (annotation scopes inside classes, where r[b] is the class namespace).";
    LoadFreeFrom [Write, Read, None] [Number] "r[a] = the name of free variable `number` in the mapping r[b], else the free variable's contents (annotation scopes inside classes).";

    // ---- Operators -----------------------------------------------------------------------
    Binary [Write, Read, Read] [Cache] "r[a] = r[b] op r[c]; the cache word's low byte is the BinaryOp, bit 8 says in place, the upper half counts." => {
        AddInt "Small integers, no overflow.",
        SubInt "Small integers, no overflow.",
        MulInt "Small integers, no overflow.",
        FloorDivInt "Small integers.",
        ModInt "Small integers.",
        AndInt "Small integers.",
        OrInt "Small integers.",
        XorInt "Small integers.",
        LShiftInt "Small integers, no overflow.",
        RShiftInt "Small integers.",
        AddFloat "Floats held in place.",
        SubFloat "Floats held in place.",
        MulFloat "Floats held in place.",
        DivFloat "Numbers held in place; true division.",
        ArithMixed "Any two numbers held in place with at least one float; + - *.",
        AddStr "Two exact strings.",
    };
    BinaryK [Write, Read, Const8] [Cache] "r[a] = r[b] op constants[c]; as Binary." => {
        AddIntK "Small integers, no overflow.",
        SubIntK "Small integers, no overflow.",
        MulIntK "Small integers, no overflow.",
        FloorDivIntK "Small integers, divisor not zero.",
        ModIntK "Small integers, divisor not zero.",
        AndIntK "Small integers.",
        ShiftIntK "Small integers; << or >>.",
        ArithFloatK "Numbers held in place of which one is a float; + - * /.",
    };
    Negate [Write, Read, None] [] "r[a] = -r[b].";
    Positive [Write, Read, None] [] "r[a] = +r[b].";
    Invert [Write, Read, None] [] "r[a] = ~r[b].";
    Not [Write, Read, None] [] "r[a] = not r[b].";
    Compare [Write, Read, Read] [Cache] "r[a] = r[b] op r[c]; the cache word's low byte is the CompareOp, the upper half counts." => {
        CompareInt "Small integers, an ordering or equality.",
        CompareFloat "Numbers held in place.",
        CompareStr "Exact strings, == or !=.",
    };

    // ---- Jumps ---------------------------------------------------------------------------
    Jump [None, None, None] [Offset] "Goes on at the offset (forward).";
    Loop [None, None, None] [Offset, Cache] "Goes on at the offset, backward: a safepoint; the cache counts turns.";
    BranchTrue [Read, None, None] [Offset] "Jumps if r[a] is true.";
    BranchFalse [Read, None, None] [Offset] "Jumps if r[a] is false.";
    BranchNone [Read, None, None] [Offset] "Jumps if r[a] is None.";
    BranchNotNone [Read, None, None] [Offset] "Jumps if r[a] is not None.";
    BranchUnbound [Read, None, None] [Offset] "Jumps if r[a] is unbound.";
    LoopTrue [Read, None, None] [Offset] "As BranchTrue, backward: a safepoint if it jumps.";
    LoopFalse [Read, None, None] [Offset] "As BranchFalse, backward: a safepoint if it jumps.";
    LoopNone [Read, None, None] [Offset] "As BranchNone, backward: a safepoint if it jumps.";
    LoopNotNone [Read, None, None] [Offset] "As BranchNotNone, backward: a safepoint if it jumps.";
    LoopCompare [Read, Read, Number] [Offset, Cache] "As BranchCompare, backward: a safepoint if it jumps." => {
        LoopLtInt "Small integers; jumps if r[a] < r[b].",
        LoopLeInt "Small integers; jumps if r[a] <= r[b].",
        LoopGtInt "Small integers; jumps if r[a] > r[b].",
        LoopGeInt "Small integers; jumps if r[a] >= r[b].",
        LoopEqInt "Small integers; jumps if r[a] == r[b].",
        LoopNeInt "Small integers; jumps if r[a] != r[b].",
        LoopCompareFloat "Numbers held in place.",
        LoopCompareStr "Exact strings, == or !=.",
    };
    LoopCompareK [Read, Const8, Number] [Offset, Cache] "As BranchCompareK, backward: a safepoint if it jumps." => {
        LoopCompareFloatK "Numbers held in place.",
        LoopLtIntK "Small integers; jumps if r[a] < constants[b].",
        LoopLeIntK "Small integers; jumps if r[a] <= constants[b].",
        LoopGtIntK "Small integers; jumps if r[a] > constants[b].",
        LoopGeIntK "Small integers; jumps if r[a] >= constants[b].",
        LoopEqIntK "Small integers; jumps if r[a] == constants[b].",
        LoopNeIntK "Small integers; jumps if r[a] != constants[b].",
        LoopCompareStrK "Exact strings, == or !=.",
    };
    BranchCompare [Read, Read, Number] [Offset, Cache] "c = CompareOp | when << 4: jumps if the truth of r[a] op r[b] equals `when` (0 or 1)." => {
        BranchLtInt "Small integers; jumps if r[a] < r[b].",
        BranchLeInt "Small integers; jumps if r[a] <= r[b].",
        BranchGtInt "Small integers; jumps if r[a] > r[b].",
        BranchGeInt "Small integers; jumps if r[a] >= r[b].",
        BranchEqInt "Small integers; jumps if r[a] == r[b].",
        BranchNeInt "Small integers; jumps if r[a] != r[b].",
        BranchCompareFloat "Numbers held in place.",
        BranchCompareStr "Exact strings, == or !=.",
    };
    BranchCompareK [Read, Const8, Number] [Offset, Cache] "As BranchCompare with constants[b] on the right." => {
        BranchCompareFloatK "Numbers held in place.",
        BranchLtIntK "Small integers; jumps if r[a] < constants[b].",
        BranchLeIntK "Small integers; jumps if r[a] <= constants[b].",
        BranchGtIntK "Small integers; jumps if r[a] > constants[b].",
        BranchGeIntK "Small integers; jumps if r[a] >= constants[b].",
        BranchEqIntK "Small integers; jumps if r[a] == constants[b].",
        BranchNeIntK "Small integers; jumps if r[a] != constants[b].",
        BranchCompareStrK "Exact strings, == or !=.",
    };

    // ---- Attributes ----------------------------------------------------------------------
    LoadAttr [Write, Read, None] [Name, Cache, Cache, Cache] "r[a] = r[b].name." => {
        LoadAttrSlot "Cache: shape, word of the object that holds the attribute.",
        LoadAttrOverflow "Cache: shape, index in the object's overflow array.",
        LoadAttrClass "Cache: shape, index in the code's cell table of the class attribute's value or cell.",
        LoadAttrModule "Cache: shape of modules, cell table index; the module's identity is in the cell table too.",
        LoadAttrType "Of a class. Cache: shape of the class's instances, cell table index of the attribute.",
        LoadAttrProperty "Cache: shape, cell table index of the getter, a Python function.",
    };
    StoreAttr [Read, Read, None] [Name, Cache, Cache, Cache] "r[b].name = r[a]." => {
        StoreAttrSlot "Cache: shape, word of the object that holds the attribute.",
        StoreAttrOverflow "Cache: shape, index in the object's overflow array.",
        StoreAttrAdd "Cache: shape before, word of the object, shape after.",
    };
    DeleteAttr [None, Read, None] [Name] "del r[b].name.";
    LoadMethod [Window, Read, None] [Name, Cache, Cache, Cache] "r[a], r[a+1] = callee and self for a call of r[b].name: the function and r[b], or the attribute and unbound." => {
        LoadMethodClass "Cache: shape, cell table index of the function.",
        LoadMethodSlot "Cache: shape, word of the object that holds a callable attribute.",
        LoadMethodModule "Cache: shape of modules, cell table index.",
        LoadMethodType "Of a class. Cache: shape of the class's instances, cell table index of the attribute: a function, or one in a staticmethod or classmethod.",
    };
    LoadSuperMethod [Window, Read, Read] [Name, Cache, Cache, Cache] "As LoadMethod of super(r[b], r[c]).name; r[a] holds the global `super` and is called first if it is not the builtin." => {
        LoadSuperMethodClass "Cache: shape of r[c], cell table index of the tuple of class r[b] and function.",
    };
    LoadSuperAttr [Modify, Read, Read] [Name] "r[a] = super(r[b], r[c]).name; r[a] holds the global `super` and is called if it is not the builtin.";
    LoadSpecial [Window, Read, Number] [] "r[a], r[a+1] = the special method c (SpecialName) of r[b]'s class and r[b]; TypeError as `with` words it.";

    // ---- Items ---------------------------------------------------------------------------
    GetItem [Write, Read, Read] [Cache] "r[a] = r[b][r[c]]." => {
        GetItemListInt "Exact list, small integer.",
        GetItemTupleInt "Exact tuple, small integer.",
        GetItemDict "Exact dict.",
        GetItemStrInt "Exact ASCII string, small integer.",
    };
    SetItem [Read, Read, Read] [Cache] "r[a][r[b]] = r[c]." => {
        SetItemListInt "Exact list, small integer.",
        SetItemDict "Exact dict.",
    };
    DeleteItem [Read, Read, None] [] "del r[a][r[b]].";
    BuildSlice [Write, Window, Number] [] "r[a] = slice of the c (2 or 3) registers from b.";

    // ---- Calls ---------------------------------------------------------------------------
    Call [Window, Number, Write] [Cache, Cache] "r[c] = the call of window a with b positional arguments." => {
        CallPyExact "Python function, b (and self) arguments exactly.",
        CallConstruct "Class of plain instances, b arguments exactly for its Python `__init__`.",
        CallNative "Native function, positional arguments fit its parameters.",
    };
    CallPlain [Window, Number, Write] [Cache, Cache] "As Call without a receiver: the self slot is not read." => {
        CallPlainPyExact "Python function, b arguments exactly.",
        CallPlainConstruct "Class of plain instances, b arguments exactly for its Python `__init__`.",
        CallPlainNative "Native function, positional arguments fit its parameters.",
    };
    CallKw [Window, Number, Write] [Const, Cache] "As Call: b arguments in all, the last len(constants[const]) of them named by that tuple of strings.";
    CallEx [Window, None, Write] [] "r[c] = the call of r[a] (r[a+1] self or unbound) with the positional arguments in the iterable r[a+2] (a list or tuple, or as it stood behind the only `*`: TypeError `f() argument after * must be an iterable`) and the keywords in the dict r[a+3] (or unbound).";
    Return [Read, None, None] [] "Returns r[a].";
    MakeFunction [Write, Window, Number] [Const] "r[a] = a function of code constants[const]; c says what the registers from b hold, in this order: 1 defaults tuple, 2 keyword defaults dict, 4 closure tuple of cells, 8 annotate function.";
    LoadBuildClass [Write, None, None] [] "r[a] = builtins.__build_class__.";
    LoadNamespace [Write, None, None] [] "r[a] = the namespace r[0], as a value.";
    LoadAssertionError [Write, None, None] [] "r[a] = the builtin AssertionError.";

    // ---- Iteration and generators ----------------------------------------------------------
    GetIter [Write, Read, None] [] "r[a] = iter(r[b]).";
    ForIter [Write, Read, None] [Offset, Cache] "The end of a loop's turn: r[a] = next(r[b]), and jumps back to the body, a safepoint; or goes on when exhausted." => {
        ForRange "A range iterator.",
        ForList "A list iterator.",
        ForTuple "A tuple iterator.",
        ForPair "An iterator over dict items, an `enumerate`, or a `zip` of two, where the body begins with an `Unpack` of r[a] into two, which is done too; r[a] is a temporary.",
        ForGenerator "A generator: its frame is entered in place.",
    };
    ReturnGenerator [None, None, None] [] "First in a generator, coroutine or async generator: makes the object from this frame and returns it.";
    Yield [Modify, Number, None] [] "Suspends with r[a]; resumed, r[a] is what was sent. The registers below b are kept.";
    Send [Modify, Read, None] [Offset] "r[a] = what the iterator r[b] yields when sent r[a], then the next instruction (a YieldDelegate); or jumps with r[a] = its return value.";
    YieldDelegate [Modify, Number, Read] [Offset] "As Yield, while delegating to the iterator r[c]: throw() and close() go to it first, and when it ends with a value, r[a] = the value and the offset is taken. Coroutines await through it too.";
    EndAsyncFor [Read, None, None] [] "r[a], an exception: swallows StopAsyncIteration, re-raises any other.";

    // ---- Containers ------------------------------------------------------------------------
    BuildTuple [Write, Window, Number] [] "r[a] = a tuple of the c registers from b.";
    BuildList [Write, Window, Number] [] "r[a] = a list of the c registers from b.";
    BuildSet [Write, Window, Number] [] "r[a] = a set of the c registers from b.";
    BuildDict [Write, Window, Number] [] "r[a] = a dict of c key-value pairs in the registers from b.";
    BuildString [Write, Window, Number] [] "r[a] = the c exact strings from b, joined.";
    ListAppend [Read, Read, None] [] "Appends r[b] to the list r[a].";
    ListExtend [Read, Read, None] [] "Extends the list r[a] by the iterable r[b]; `Value after * must be an iterable`.";
    SetAdd [Read, Read, None] [] "Adds r[b] to the set r[a].";
    SetUpdate [Read, Read, None] [] "Adds the elements of the iterable r[b] to the set r[a].";
    DictSet [Read, Read, Read] [] "The dict r[a][r[b]] = r[c].";
    DictUpdate [Read, Read, None] [] "Updates the dict r[a] from the mapping r[b] (`{**m}`).";
    DictMerge [Read, Read, Read] [] "As DictUpdate for call keywords of the callee r[c]: a repeated or non-string key is a TypeError.";
    Unpack [Read, Window, Number] [Cache] "The c registers from b = the elements of r[a], written when all are there; ValueError for another count.";
    UnpackEx [Read, Window, Number] [Number] "As Unpack with a starred target: c before, `number` after; r[b+c] is the list of the rest.";
    Format [Write, Read, Number] [] "r[a] = format of r[b]; c = conversion (0 none, 1 str, 2 repr, 3 ascii) | 4 if r[a] holds the format specification.";
    Interpolation [Write, Window, Number] [] "r[a] = a t-string Interpolation of [value, expression text, format specification]; c = conversion as in Format.";
    Template [Write, Window, None] [] "r[a] = a t-string Template of [tuple of strings, tuple of interpolations].";

    // ---- Exceptions --------------------------------------------------------------------------
    Raise [Read, Read, Number] [] "c = 0: re-raises the handled exception; 1: raises r[a]; 2: raises r[a] from r[b].";
    Reraise [Read, None, None] [] "Raises the exception r[a] again, its traceback and context as they are.";
    PushHandled [Read, Write, None] [] "A handler begins: r[b] = the exception handled so far (or None), r[a] is the one handled now.";
    PopHandled [Read, None, None] [] "A handler ends: r[a] (from PushHandled) is the one handled now.";
    MatchException [Write, Read, Read] [] "r[a] = does the exception r[b] match the class or tuple r[c]? TypeError for other things.";
    MatchExceptionStar [Window, Read, Read] [] "r[a], r[a+1] = the part of the exception r[b] that matches r[c] and the rest, None for nothing (`except*`).";
    ExcInfo [Window, Read, None] [] "r[a], r[a+1], r[a+2] = class, value and traceback of the exception r[b].";

    // ---- Imports -----------------------------------------------------------------------------
    ImportName [Write, Read, Read] [Name] "r[a] = __import__(name, globals, locals, fromlist r[b], level r[c]).";
    ImportFrom [Write, Read, None] [Name] "r[a] = the attribute or submodule `name` of the module r[b]; ImportError.";

    // ---- Pattern matching --------------------------------------------------------------------
    MatchSequence [Write, Read, None] [] "r[a] = is r[b] a sequence in the sense of PEP 634?";
    MatchMapping [Write, Read, None] [] "r[a] = is r[b] a mapping in the sense of PEP 634?";
    MatchKeys [Write, Read, Read] [] "r[a] = tuple of the values in r[b] under the keys of the tuple r[c], or None if one is missing.";
    MatchRest [Write, Read, Read] [] "r[a] = a dict of the items of r[b] whose keys are not in the tuple r[c].";
    MatchClass [Write, Read, Read] [Number, Const] "r[a] = tuple of the attributes of r[b] named by the class r[c]'s __match_args__ (`number` of them) and by the tuple constant, or None if r[b] is no instance or one is missing.";
    GetLen [Write, Read, None] [] "r[a] = len(r[b]).";

    // ---- The rest ----------------------------------------------------------------------------
    Intrinsic1 [Write, Read, Number] [] "r[a] = what the Intrinsic1 numbered c does with r[b].";
    Intrinsic2 [Write, Read, Read] [Number] "r[a] = what the Intrinsic2 `number` does with r[b] and r[c].";
}
