using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Web.Identity;

/// <summary>The pages with which people sign in and see who may do what. The server maps them, since it alone knows sessions.</summary>
public static class IdentityPages
{
    /// <summary>Where people sign in, to come back to a path of ours afterwards.</summary>
    public static string SignInPath(string? returnPath) => Link.With("/sign-in", ("return", returnPath is "/" ? null : returnPath));

    /// <summary>The sign-in page.</summary>
    public static IResult SignIn(SignInModel model, int status = StatusCodes.Status200OK) => Answer.Page<SignInPage, SignInModel>(model, status);

    /// <summary>The page on which the first admin sets the server up.</summary>
    public static IResult SetUp(SetUpModel model, int status = StatusCodes.Status200OK) => Answer.Page<SetUpPage, SetUpModel>(model, status);

    /// <summary>One's own account.</summary>
    public static IResult Account(AccountModel model, int status = StatusCodes.Status200OK) => Answer.Page<AccountPage, AccountModel>(model, status);

    /// <summary>Users, keys and grants.</summary>
    public static IResult Access(AccessModel model, int status = StatusCodes.Status200OK) => Answer.Page<AccessPage, AccessModel>(model, status);

    /// <summary>The audit log.</summary>
    public static IResult Audit(AuditModel model) => Answer.Page<AuditPage, AuditModel>(model);

    /// <summary>Says that a role is missing.</summary>
    public static IResult Forbidden(string why) => Answer.Page<ForbiddenPage, ForbiddenModel>(new(why), StatusCodes.Status403Forbidden);

    /// <summary>Says nothing about what is there.</summary>
    public static IResult Hidden() => Answer.NotFound("There is no such page, or you may not see it.", "");

    /// <summary>Goes to a page by GET after a form was handled.</summary>
    public static IResult GoTo(string path) => Answer.SeeOther(path);
}
